import { SeatStatus, type ShowingSeat } from '../generated/prisma/client.ts';
import { columns } from '../platform/database/rows.ts';

/** How a seat of a showing stands; of two states of a seat, the one with the higher version is newer. */
export type SeatState = Pick<ShowingSeat, 'seatId' | 'status' | 'version'>;

/** Whether a message is such states. */
export function isSeatStates(message: unknown): message is SeatState[] {
  return Array.isArray(message) && message.every(isSeatState);
}

function isSeatState(value: unknown): boolean {
  const { seatId, status, version } = (value ?? {}) as Partial<Record<keyof SeatState, unknown>>;
  return (
    typeof seatId === 'string' &&
    Number.isInteger(version) &&
    typeof status === 'string' &&
    Object.hasOwn(SeatStatus, status)
  );
}

/** Seats of one showing that changed together. */
export interface SeatChange {
  showingId: string;
  seats: SeatState[];
}

export const SEAT_STATE_EXPRESSIONS = {
  seatId: 'showing_seat.seat_id',
  status: 'showing_seat.status',
  version: 'showing_seat.version',
};

export const SEAT_STATE = columns<SeatState>(SEAT_STATE_EXPRESSIONS);
