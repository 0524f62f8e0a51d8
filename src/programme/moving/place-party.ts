import { areNeighbours } from '../../seating/selection/seat-to-choose.ts';
import { byPlace, type Guest, kindOf, type Party, type SeatOfMap } from './seat-to-move.ts';
import type { Seating } from './seating.ts';

type Pairs = (readonly [Guest, SeatOfMap])[];

/** The guests of a party in the order of their old seats. */
export function inOrder(guests: readonly Guest[]): Guest[] {
  return guests.toSorted((a, b) => byPlace(a.from, b.from));
}

/** The best neighbours for all of these guests of a party; undefined when there are none. */
export function findTogether(seating: Seating, party: Party, guests: readonly Guest[]): Pairs | undefined {
  const forwards = inOrder(guests);
  const orders = forwards.length > 1 ? [forwards, forwards.toReversed()] : [forwards];
  let best: { pairs: Pairs; cost: number } | undefined;
  for (const run of runsOf(seating, guests.length)) {
    for (const order of orders) {
      const pairs = pair(order, run);
      const cost = pairs.reduce((sum, [guest, seat]) => sum + seating.costOf(guest, seat), 0);
      if ((!best || cost < best.cost) && seating.isAllowed(party, pairs)) best = { pairs, cost };
    }
  }
  return best?.pairs;
}

/** Seats guests of a party, who have no seats yet, together where that is possible, else in parts as large as possible. */
export function placeParty(seating: Seating, party: Party, guests: readonly Guest[]): void {
  if (guests.length === 0) return;
  const together = findTogether(seating, party, guests);
  if (together) return seatAll(seating, together);
  const wheelchair = guests.find(({ from }) => kindOf(from) === 'WHEELCHAIR');
  if (wheelchair && guests.length > 1) return placeWheelchair(seating, party, { guests, wheelchair });
  const order = inOrder(guests);
  for (const size of partSizes(order.length)) {
    for (let first = 0; first + size <= order.length; first += Math.max(1, order.length - size)) {
      const part = order.slice(first, first + size);
      const pairs = findTogether(seating, party, part);
      if (!pairs) continue;
      seatAll(seating, pairs);
      return placeParty(
        seating,
        party,
        order.filter((guest) => !part.includes(guest)),
      );
    }
  }
  // None of them can be seated alone.
}

/** A wheelchair place with the companions that belong to it, as many as there is room for; then the others. */
function placeWheelchair(
  seating: Seating,
  party: Party,
  { guests, wheelchair }: { guests: readonly Guest[]; wheelchair: Guest },
): void {
  const companions = inOrder(guests.filter(({ from }) => from.companionOfId === wheelchair.from.id));
  const found = [companions, companions.slice(0, 1), []]
    .map((own) => findPlaceWith(seating, party, [wheelchair, ...own]))
    .find((pairs) => pairs !== undefined);
  seatAll(seating, found ?? []);
  const others = guests.filter((guest) => guest !== wheelchair && !seating.seatOf(guest));
  placeParty(seating, party, others);
}

function findPlaceWith(seating: Seating, party: Party, [wheelchair, ...companions]: [Guest, ...Guest[]]) {
  const options = seating.seats.flatMap((place) => {
    const beside = seating.seats.filter((seat) => seat.companionOfId === place.id && seating.isFree(seat));
    const pairs = pair([wheelchair, ...companions], [place, ...beside]);
    return pairs.length === companions.length + 1 && seating.isAllowed(party, pairs) ? [pairs] : [];
  });
  const costOf = (pairs: Pairs) => pairs.reduce((sum, [guest, seat]) => sum + seating.costOf(guest, seat), 0);
  return options.toSorted((a, b) => costOf(a) - costOf(b))[0];
}

/** Each run of so many free neighbours. */
function* runsOf({ seats }: Seating, length: number): Generator<SeatOfMap[]> {
  for (let first = 0; first + length <= seats.length; first++) {
    const run = seats.slice(first, first + length);
    if (run.every((seat, index) => index === 0 || areNeighbours(run[index - 1], seat))) yield run;
  }
}

/** The largest first, but such that leave one guest alone last. */
function partSizes(guests: number): number[] {
  const sizes = Array.from({ length: guests - 1 }, (_, index) => guests - 1 - index);
  const leavesOne = (size: number) => guests > 3 && size === guests - 1;
  return [...sizes.filter((size) => !leavesOne(size) && size > 1), ...sizes.filter(leavesOne), 1].filter(
    (size, index, all) => size < guests && all.indexOf(size) === index,
  );
}

function pair(guests: readonly Guest[], seats: readonly SeatOfMap[]): Pairs {
  return guests.flatMap((guest, index) => {
    const seat = seats[index];
    return seat ? [[guest, seat] as const] : [];
  });
}

export function seatAll(seating: Seating, pairs: Pairs): void {
  for (const [guest, seat] of pairs) seating.seat(guest, seat);
}
