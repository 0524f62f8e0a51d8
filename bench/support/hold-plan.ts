import type { WantedSeats } from './operations.ts';

export const SEATS_PER_HOLD = 2;

/** Free seats for many holds of two neighbours each, without conflicts. */
export interface HoldPlan {
  showingIds: string[];
  seatIds: string[];
  tokens: string[];
}

export interface PlannedHold extends WantedSeats {
  token: string;
}

/**
 * Consecutive holds are of different showings and accounts, so that concurrent holds touch different rows.
 *
 * @throws when no seats are left: the load would measure refusals
 */
export function nthHold({ showingIds, seatIds, tokens }: HoldPlan, index: number): PlannedHold {
  const showingId = showingIds[index % showingIds.length];
  const firstSeat = Math.floor(index / showingIds.length) * SEATS_PER_HOLD;
  const seats = seatIds.slice(firstSeat, firstSeat + SEATS_PER_HOLD);
  const token = tokens[index % tokens.length];
  if (showingId === undefined || token === undefined || seats.length < SEATS_PER_HOLD)
    throw new Error(`no free seats left after ${index} holds: the benchmark needs more showings`);
  return { showingId, seatIds: seats, token };
}
