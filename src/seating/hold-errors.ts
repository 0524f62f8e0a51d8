import type { UserError } from '../platform/outcome.ts';
import type { SeatWish } from './selection/best-available.ts';

export interface SeatsUnavailable extends UserError {
  kind: 'SeatsUnavailable';
  showingId: string;
  /** Those of the seats asked for that are not available. */
  seatIds: string[];
  /** All seats asked for: what alternatives are close to. They are looked for when the client selects them. */
  wantedIds: readonly string[];
  /** What was asked for, where it was no certain seats. */
  wish?: SeatWish;
}

/** Seats that must be held too, or that would be left alone. */
export interface SeatsOfRule extends UserError {
  showingId: string;
  seatIds: string[];
}

export function seatsBelongTogether(showingId: string, seatIds: string[]): SeatsOfRule {
  const message = 'Half a couple seat, or a companion place without its wheelchair place, is not held alone.';
  return { kind: 'SeatsBelongTogether', message, path: ['input', 'seatIds'], showingId, seatIds };
}

export function strandsSingleSeat(showingId: string, seatIds: string[]): SeatsOfRule {
  const message = 'A single free seat would be left. Move your choice by a seat, or take it too.';
  return { kind: 'StrandsSingleSeat', message, path: ['input', 'seatIds'], showingId, seatIds };
}

/** What a statement refused seats for. */
export function againstRules(showingId: string, { missing, stranded }: { missing: string[]; stranded: string[] }) {
  return missing.length > 0 ? seatsBelongTogether(showingId, missing) : strandsSingleSeat(showingId, stranded);
}

export interface SeatLimitExceeded extends UserError {
  kind: 'SeatLimitExceeded';
  limit: number;
}

export interface HoldLimitExceeded extends UserError {
  kind: 'HoldLimitExceeded';
  limit: number;
}

export interface SalesClosed extends UserError {
  kind: 'SalesClosed';
  /** When sales will open; null when they are over. */
  opensAt: Date | null;
}

export function seatsUnavailable(
  details: Pick<SeatsUnavailable, 'showingId' | 'seatIds' | 'wantedIds'>,
): SeatsUnavailable {
  const message =
    details.seatIds.length === 1 ? 'One of the seats is not available.' : 'Some of the seats are not available.';
  return { kind: 'SeatsUnavailable', message, path: ['input', 'seatIds'], ...details };
}

export function noSuchSeats(showingId: string, wish: SeatWish): SeatsUnavailable {
  const message = 'There are no such seats left.';
  const nothing = { showingId, seatIds: [], wantedIds: [] };
  return { kind: 'SeatsUnavailable', message, path: ['input', 'quantity'], ...nothing, wish };
}

export function seatLimitExceeded(limit: number, message: string, path = 'seatIds'): SeatLimitExceeded {
  return { kind: 'SeatLimitExceeded', message, path: ['input', path], limit };
}

/** Of the account: no field of the input is wrong. */
export function holdLimitExceeded(limit: number): HoldLimitExceeded {
  const message = `An account can have ${limit} holds at the same time.`;
  return { kind: 'HoldLimitExceeded', message, path: [], limit };
}

export function salesClosed(
  opensAt: Date | null,
  { cancelled = false, path = 'showingId' }: { cancelled?: boolean; path?: string } = {},
): SalesClosed {
  const closed = cancelled ? 'The showing was cancelled.' : 'Sales for this showing are closed.';
  return {
    kind: 'SalesClosed',
    message: opensAt ? 'Sales have not opened yet.' : closed,
    path: ['input', path],
    opensAt,
  };
}

export function holdExpired(...path: string[]) {
  return {
    kind: 'HoldExpired',
    message: 'The hold has ended; its seats are no longer kept.',
    path: ['input', ...path],
  } as const;
}

/** @param state what the booking says about its seats */
export function holdIsBooking(state: string, ...path: string[]) {
  return { kind: 'HoldExpired', message: `The hold has become a booking. ${state}`, path: ['input', ...path] } as const;
}

export function idempotencyConflict() {
  return {
    kind: 'IdempotencyConflict',
    message: 'This idempotency key was used with another input.',
    path: ['input', 'idempotencyKey'],
  } as const;
}
