import type { SeatState } from '../seat-state.ts';

/** What a watcher of a showing is sent. `kind` is the name of the GraphQL type that it is shown as. */
export interface SeatEvent {
  kind: 'SeatSnapshot' | 'SeatDelta';
  showingId: string;
  seats: readonly SeatState[];
}

/** Two events as one: a snapshot makes what came before it superfluous, and swallows the deltas after it. */
export function mergeSeatEvents(earlier: SeatEvent, later: SeatEvent): SeatEvent {
  if (later.kind === 'SeatSnapshot') return later;
  const states = new Map(earlier.seats.map((state) => [state.seatId, state]));
  for (const state of later.seats) states.set(state.seatId, state);
  return { ...earlier, seats: [...states.values()] };
}
