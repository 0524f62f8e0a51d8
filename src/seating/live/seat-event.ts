import type { ShowingSeatView } from '../showing-seat-view.ts';

/** Seats of a showing: all of them, or those that have changed. */
export interface SeatsEvent {
  kind: 'SeatSnapshot' | 'SeatDelta';
  showingId: string;
  seats: readonly ShowingSeatView[];
}

/** The showing itself has changed. */
export interface ShowingChangedEvent {
  kind: 'ShowingChanged';
  showingId: string;
}

/** What a watcher of a showing is sent. `kind` is the name of the GraphQL type that it is shown as. */
export type SeatEvent = SeatsEvent | ShowingChangedEvent;

/**
 * Adds an event to those that a watcher has not taken yet, of which there are at most two: one about the seats, one
 * about the showing. A snapshot replaces earlier seats, and takes in the deltas after it. The merged event keeps its
 * place: the first snapshot comes before everything else.
 */
export function mergeSeatEvents(pending: readonly SeatEvent[], later: SeatEvent): SeatEvent[] {
  const place = pending.findIndex((event) => isAboutSeats(event) === isAboutSeats(later));
  const earlier = pending[place];
  return earlier ? pending.with(place, merge(earlier, later)) : [...pending, later];
}

function merge(earlier: SeatEvent, later: SeatEvent): SeatEvent {
  if (later.kind !== 'SeatDelta' || !isAboutSeats(earlier)) return later;
  return { ...earlier, seats: newest(earlier, later) };
}

function isAboutSeats(event: SeatEvent): event is SeatsEvent {
  return event.kind !== 'ShowingChanged';
}

function newest(earlier: SeatsEvent, later: SeatsEvent): ShowingSeatView[] {
  const seats = new Map(earlier.seats.map((seat) => [seat.seatId, seat]));
  for (const seat of later.seats) seats.set(seat.seatId, seat);
  return [...seats.values()];
}
