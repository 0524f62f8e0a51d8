import type { ShowingSeatView } from '../showing-seat-view.ts';

/** What a watcher of a showing is sent. `kind` is the name of the GraphQL type that it is shown as. */
export interface SeatEvent {
  kind: 'SeatSnapshot' | 'SeatDelta';
  showingId: string;
  seats: readonly ShowingSeatView[];
}

/** Two events as one: a snapshot replaces what came before it, and takes in the deltas after it. */
export function mergeSeatEvents(earlier: SeatEvent, later: SeatEvent): SeatEvent {
  if (later.kind === 'SeatSnapshot') return later;
  const seats = new Map(earlier.seats.map((seat) => [seat.seatId, seat]));
  for (const seat of later.seats) seats.set(seat.seatId, seat);
  return { ...earlier, seats: [...seats.values()] };
}
