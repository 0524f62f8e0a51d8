import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSeatMapCsv } from '../../src/demo/seat-map-csv.ts';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';
import { planSeats, type MoveOfSeats } from '../../src/programme/moving/plan-seats.ts';
import { kindOf, type Party, type SeatOfMap } from '../../src/programme/moving/seat-to-move.ts';
import { areTogether } from '../../src/programme/moving/seating.ts';

const readHall = async (name: string, screen: 'top' | 'bottom'): Promise<SeatOfMap[]> => {
  const { seats } = await parseSeatMapCsv(await readFile(path.join(prismaDirectory, 'demo', name), 'utf8'), { screen });
  return seats.map(({ category, ...seat }) => ({
    ...seat,
    ...{ id: `${name} ${seat.label}`, seatCategoryId: category, companionOfId: null },
  }));
};
const large = await readHall('hall-156.csv', 'bottom');
const small = await readHall('hall-110.csv', 'top');
/** By the price: of Couple and VIP more is asked than of Standard. */
const WORTHS = new Map([
  ['Standard', 900],
  ['Couple', 1200],
  ['VIP', 1400],
]);
const worthOf = ({ seatCategoryId }: SeatOfMap) => WORTHS.get(seatCategoryId) ?? 0;

/** Bookings of neighbours, and of seats here and there, in a hall; both halves of a couple or none. */
function bookings(hall: readonly SeatOfMap[]): fc.Arbitrary<Party[]> {
  return fc
    .array(fc.record({ first: fc.nat(hall.length - 1), size: fc.integer({ min: 1, max: 8 }), gap: fc.boolean() }), {
      maxLength: 45,
    })
    .map((wishes) => {
      const taken = new Set<SeatOfMap>();
      return wishes.flatMap(({ first, size, gap }) => {
        const wanted = new Set(
          hall.slice(first, first + size * (gap ? 2 : 1)).filter((_, nth) => !gap || nth % 2 === 0),
        );
        for (const { coupleNumber } of [...wanted])
          if (coupleNumber !== null) for (const half of hall) if (half.coupleNumber === coupleNumber) wanted.add(half);
        const seats = [...wanted].filter((seat) => !taken.has(seat));
        const isHalf = seats.some(
          ({ coupleNumber }) =>
            coupleNumber !== null && seats.filter((each) => each.coupleNumber === coupleNumber).length < 2,
        );
        if (seats.length === 0 || isHalf) return [];
        for (const seat of seats) taken.add(seat);
        const guests = seats.map((from) => ({ ticketId: `ticket of ${from.id}`, from }));
        return [{ guests, barred: new Set<string>() }];
      });
    });
}

const HALLS: [string, SeatOfMap[], SeatOfMap[]][] = [
  ['the large hall to the small one', large, small],
  ['the small hall to the large one', small, large],
  ['the large hall to its like', large, large.map((seat) => ({ ...seat, id: `new ${seat.id}` }))],
];

/** A move with some seats of the new hall blocked. */
function moves(from: readonly SeatOfMap[], to: readonly SeatOfMap[]): fc.Arbitrary<MoveOfSeats> {
  return fc
    .record({ parties: bookings(from), blocked: fc.uniqueArray(fc.nat(to.length - 1), { maxLength: 40 }) })
    .map(({ parties, blocked }) => ({
      ...{ parties, oldSeats: from, worths: WORTHS, byHand: new Map() },
      seats: to.filter((_, nth) => !blocked.includes(nth)),
    }));
}

describe.each(HALLS)('from %s', (_, from, to) => {
  const check = (property: (move: MoveOfSeats, plan: Map<string, SeatOfMap | null>) => void) =>
    fc.assert(
      fc.property(moves(from, to), (move) => property(move, planSeats(move))),
      { numRuns: 40 },
    );

  test('each ticket is answered, no seat is given twice, and none that is blocked', () => {
    check(({ parties, seats }, plan) => {
      const tickets = parties.flatMap(({ guests }) => guests.map(({ ticketId }) => ticketId));
      expect([...plan.keys()].toSorted()).toEqual(tickets.toSorted());
      const given = [...plan.values()].filter((seat) => seat !== null);
      expect(new Set(given).size).toBe(given.length);
      expect(given.every((seat) => seats.includes(seat))).toBe(true);
    });
  });

  test('each has a seat of the same category or a better one, and no half of a couple is with a stranger', () => {
    check(({ parties, seats }, plan) => {
      for (const { guests } of parties) {
        const own = new Set(guests.flatMap(({ ticketId }) => plan.get(ticketId) ?? []));
        for (const { ticketId, from: old } of guests) {
          const seat = plan.get(ticketId);
          if (!seat) continue;
          expect(seat.seatCategoryId === old.seatCategoryId || worthOf(seat) >= worthOf(old)).toBe(true);
          if (seat.coupleNumber === null) continue;
          for (const half of seats) if (half.coupleNumber === seat.coupleNumber) expect(own.has(half)).toBe(true);
        }
      }
    });
  });

  test('nobody is without a seat who could have one, not even if others made room', () => {
    check(({ parties, seats }, plan) => {
      const guests = parties.flatMap((party) => party.guests);
      for (const { ticketId, from: old } of guests) {
        if (plan.get(ticketId)) continue;
        // All single seats that are good enough are taken by those for whom no lesser seat would do.
        const fitting = seats.filter((seat) => seat.coupleNumber === null && worthOf(seat) >= worthOf(old));
        const on = new Map(guests.map((guest) => [plan.get(guest.ticketId), guest]));
        expect(fitting.every((seat) => on.has(seat))).toBe(true);
        const lesser = seats.filter((seat) => seat.coupleNumber === null && !on.has(seat));
        const movable = fitting.map((seat) => on.get(seat)).filter((guest) => guest !== undefined);
        for (const guest of movable) expect(lesser.some((seat) => worthOf(seat) >= worthOf(guest.from))).toBe(false);
      }
    });
  });

  test('no party is parted that was together, while there is a place for all of it', () => {
    check(({ parties, seats }, plan) => {
      const taken = new Map([...plan].flatMap(([ticketId, seat]) => (seat ? [[seat, ticketId] as const] : [])));
      for (const { guests } of parties) {
        if (!areTogether(guests.map((guest) => guest.from))) continue;
        const own = guests.flatMap(({ ticketId }) => plan.get(ticketId) ?? []);
        if (own.length === guests.length && areTogether(own)) continue;
        const tickets = new Set(guests.map(({ ticketId }) => ticketId));
        const isFree = (seat: SeatOfMap) => !taken.has(seat) || tickets.has(taken.get(seat) ?? '');
        const needed = Math.max(...guests.map((guest) => worthOf(guest.from)));
        const places = seats.filter((seat) => seat.coupleNumber === null && isFree(seat) && worthOf(seat) >= needed);
        for (let first = 0; first + guests.length <= places.length; first++)
          expect(areTogether(places.slice(first, first + guests.length))).toBe(false);
      }
    });
  });

  test('who is put on a seat by hand sits there', () => {
    fc.assert(
      fc.property(moves(from, to), fc.nat(), fc.nat(), (move, nth, place) => {
        const guest = move.parties.flatMap((party) => party.guests)[nth % 7];
        const seat = move.seats[place % move.seats.length];
        if (!guest || !seat) return;
        const plan = planSeats({ ...move, byHand: new Map([[guest.ticketId, seat]]) });
        expect(plan.get(guest.ticketId)).toBe(seat);
        expect([...plan.values()].filter((each) => each === seat)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

test('in a hall like the old one everybody keeps the label of their seat', () => {
  fc.assert(
    fc.property(bookings(large), (parties) => {
      const seats = large.map((seat) => ({ ...seat, id: `new ${seat.id}` }));
      const plan = planSeats({ parties, oldSeats: large, seats, worths: WORTHS, byHand: new Map() });
      for (const { ticketId, from } of parties.flatMap((party) => party.guests))
        expect(plan.get(ticketId)?.label).toBe(from.label);
    }),
    { numRuns: 40 },
  );
});

test('a wheelchair place and its companion are kept, also with other labels, and no one else has them', () => {
  const seat = (row: number, nth: number, more: Partial<SeatOfMap> = {}): SeatOfMap => ({
    ...{ id: `${row}/${nth}`, label: `${row}/${nth}`, rowIndex: row, indexInRow: nth, x: nth, y: row },
    ...{ seatCategoryId: 'Standard', features: [], coupleNumber: null, companionOfId: null, ...more },
  });
  const oldSeats = [
    seat(0, 0, { features: ['WHEELCHAIR'] }),
    seat(0, 1, { features: ['COMPANION'], companionOfId: '0/0' }),
    ...[2, 3, 4].map((nth) => seat(0, nth)),
  ];
  const seats = [
    ...[0, 1, 2].map((nth) => seat(5, nth)),
    seat(6, 3, { features: ['COMPANION'], companionOfId: '6/4' }),
    seat(6, 4, { features: ['WHEELCHAIR'] }),
  ];
  const guests = oldSeats.map((from) => ({ ticketId: from.id, from }));
  const barred = new Set<string>();
  const parties = [
    { guests: guests.slice(0, 2), barred },
    { guests: guests.slice(2), barred },
  ];
  const plan = planSeats({ parties, oldSeats, seats, worths: WORTHS, byHand: new Map() });
  expect([...plan].map(([ticket, to]) => [ticket, to?.id])).toEqual([
    ...[['0/0', '6/4'], ['0/1', '6/3']],
    ...[['0/2', '5/0'], ['0/3', '5/1'], ['0/4', '5/2']],
  ]); // prettier-ignore
  const more = planSeats({
    parties: [{ guests: [...guests, { ticketId: 'one more', from: seat(1, 0) }], barred }],
    ...{ oldSeats, seats, worths: WORTHS, byHand: new Map() },
  });
  for (const [ticket, to] of more)
    if (to) expect(kindOf(to)).toBe(kindOf(oldSeats.find(({ id }) => id === ticket) ?? seat(1, 0)));
  expect([...more.values()].filter((to) => to === null)).toHaveLength(1);
});
