import type { WantedSeats } from './operations.ts';

export const SEATS_PER_HOLD = 2;

/** Enough free seats for many holds, each of two neighbours, that are in nobody's way. */
export interface HoldPlan {
  showingIds: string[];
  seatIds: string[];
  tokens: string[];
}

export interface PlannedHold extends WantedSeats {
  token: string;
}

/**
 * From one hold to the next it is another showing and another account, so that as many rows as possible
 * are busy at a time.
 *
 * @throws when there are no seats left: the load would measure refusals
 */
export function nthHold({ showingIds, seatIds, tokens }: HoldPlan, index: number): PlannedHold {
  const showingId = showingIds[index % showingIds.length];
  const firstSeat = Math.floor(index / showingIds.length) * SEATS_PER_HOLD;
  const seats = seatIds.slice(firstSeat, firstSeat + SEATS_PER_HOLD);
  const token = tokens[index % tokens.length];
  if (showingId === undefined || token === undefined || seats.length < SEATS_PER_HOLD)
    throw new Error(`the bench has no free seats left after ${index} holds: it needs more showings`);
  return { showingId, seatIds: seats, token };
}
