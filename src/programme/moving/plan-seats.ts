import { byPlace, kindOf, type Party, type SeatOfMap } from './seat-to-move.ts';
import { isParted, joinParted } from './join-parted.ts';
import { placeParty, seatAll } from './place-party.ts';
import { seatTheLost } from './seat-the-lost.ts';
import { areTogether, Seating, type Worths } from './seating.ts';

export interface MoveOfSeats {
  /** Those who have seats, by their bookings. */
  parties: readonly Party[];
  oldSeats: readonly SeatOfMap[];
  /** Those of the new map that are not blocked. */
  seats: readonly SeatOfMap[];
  worths: Worths;
  /** Chosen by staff, by the id of the ticket: nothing else counts for these. */
  byHand: ReadonlyMap<string, SeatOfMap>;
}

/** Who keeps the label of their seat. A better category may be needed by those who have paid for it. */
const STRATEGIES = ['same or better', 'same', 'nobody'] as const;
type Strategy = (typeof STRATEGIES)[number];

/** Moving a party can make room for another guest, and seating one can part another party. */
const MOST_ROUNDS = 10;

/**
 * Seats guests of one auditorium in another one. First those that staff has chosen. Then each party keeps its labels where all
 * of them are there in the same category or a better one, and as near to each other. Then the others: who needs a wheelchair
 * place, then who has paid most, then the largest, each together where that is possible, close to where it was.
 *
 * As many are seated as possible. A party that was together is parted only where no place for all of it is left.
 *
 * @returns a seat for each ticket; null where there is none
 */
export function planSeats(move: MoveOfSeats): Map<string, SeatOfMap | null> {
  const plans = STRATEGIES.map((strategy) => seatAllParties(move, strategy));
  const best = plans.reduce((a, b) => (compare(b, a) < 0 ? b : a));
  return best.seatOf;
}

interface SeatPlan {
  seatOf: Map<string, SeatOfMap | null>;
  lost: number;
  parted: number;
}

const compare = (a: SeatPlan, b: SeatPlan) => a.lost - b.lost || a.parted - b.parted;

function seatAllParties(move: MoveOfSeats, strategy: Strategy): SeatPlan {
  const { byHand } = move;
  const seating = new Seating(move);
  const guests = move.parties.flatMap((party) => party.guests);
  for (const guest of guests) {
    const chosen = byHand.get(guest.ticketId);
    if (chosen) seating.seat(guest, chosen);
  }
  const parties = move.parties
    .map((party) => ({ ...party, guests: party.guests.filter(({ ticketId }) => !byHand.has(ticketId)) }))
    .filter(({ guests: left }) => left.length > 0)
    .toSorted((a, b) => urgencyOf(seating, b) - urgencyOf(seating, a) || b.guests.length - a.guests.length);
  for (const party of parties) keepLabels(seating, party, strategy);
  for (const party of parties) if (!isSeated(seating, party)) placeParty(seating, party, party.guests);
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    const seated = seatTheLost(seating, parties);
    changed = joinParted(seating, parties) || seated;
  }
  const seatOf = new Map(guests.map((guest) => [guest.ticketId, seating.seatOf(guest) ?? null]));
  return {
    seatOf,
    lost: [...seatOf.values()].filter((seat) => seat === null).length,
    parted: parties.filter((party) => isParted(seating, party)).length,
  };
}

function urgencyOf(seating: Seating, { guests }: Party): number {
  if (guests.some(({ from }) => kindOf(from) !== 'PLAIN')) return Infinity;
  return Math.max(...guests.map(({ from }) => seating.worthOf(from)));
}

function isSeated(seating: Seating, { guests }: Party): boolean {
  return guests.some((guest) => seating.seatOf(guest));
}

function keepLabels(seating: Seating, party: Party, strategy: Strategy): void {
  if (strategy === 'nobody') return;
  const pairs = party.guests.flatMap((guest) => {
    const seat = seating.byLabel.get(guest.from.label);
    const isDearer = seat && seating.worthOf(seat) > seating.worthOf(guest.from);
    return seat && !(isDearer && strategy === 'same') ? [[guest, seat] as const] : [];
  });
  if (pairs.length < party.guests.length || !seating.isAllowed(party, pairs)) return;
  if (runs(pairs.map(([, seat]) => seat)) > runs(party.guests.map(({ from }) => from))) return;
  seatAll(seating, pairs);
}

/** Into how many runs of neighbours the seats fall. */
function runs(seats: readonly SeatOfMap[]): number {
  const order = seats.toSorted(byPlace);
  return order.filter((seat, index) => index === 0 || !areTogether([order[index - 1] as SeatOfMap, seat])).length;
}
