import type { WantedSeats } from './operations.ts';

export const SEATS_PER_HOLD = 2;

/** Free seats for many holds of two neighbours each, without conflicts. */
export interface HoldPlan {
  showingIds: string[];
  seatIds: string[];
  tokens: string[];
  /** How many showings are held from at the same time, the next ones when their seats are gone; all, when left out. */
  atOnce?: number;
  /** The number of the first hold. */
  first?: number;
}

export interface PlannedHold extends WantedSeats {
  token: string;
}

/**
 * Consecutive holds are of different showings and accounts, so that concurrent holds touch different rows.
 *
 * @throws when no seats are left: the load would measure refusals
 */
export function nthHold(plan: HoldPlan, number: number): PlannedHold {
  const { showingIds, seatIds, tokens, atOnce = showingIds.length, first = 0 } = plan;
  const index = first + number;
  const holdsOfAll = atOnce * Math.floor(seatIds.length / SEATS_PER_HOLD);
  const [group, indexInGroup] = [Math.floor(index / holdsOfAll), index % holdsOfAll];
  const showingId = showingIds[group * atOnce + (indexInGroup % atOnce)];
  const firstSeat = Math.floor(indexInGroup / atOnce) * SEATS_PER_HOLD;
  const seats = seatIds.slice(firstSeat, firstSeat + SEATS_PER_HOLD);
  const token = tokens[index % tokens.length];
  if (showingId === undefined || token === undefined || seats.length < SEATS_PER_HOLD)
    throw new Error(`no free seats left after ${index} holds: the benchmark needs more showings`);
  return { showingId, seatIds: seats, token };
}
