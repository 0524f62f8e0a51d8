import type { ShowingSeat } from '../generated/prisma/client.ts';

/** What a watcher needs of a seat: its status, and the version that says which news of it is newer. */
export type SeatState = Pick<ShowingSeat, 'seatId' | 'status' | 'version'>;

/** Seats of one showing that changed together. */
export interface SeatChange {
  showingId: string;
  seats: SeatState[];
}
