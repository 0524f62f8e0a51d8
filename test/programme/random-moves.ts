import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { parseSeatMapCsv } from '../../src/demo/seat-map-csv.ts';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';
import type { MoveOfSeats } from '../../src/programme/moving/plan-seats.ts';
import type { Party, SeatOfMap } from '../../src/programme/moving/seat-to-move.ts';

type Hall = readonly SeatOfMap[];

const readHall = async (name: string, screen: 'top' | 'bottom'): Promise<Hall> => {
  const { seats } = await parseSeatMapCsv(await readFile(path.join(prismaDirectory, 'demo', name), 'utf8'), { screen });
  return seats.map(({ category, ...seat }) => ({
    ...seat,
    ...{ id: `${name} ${seat.label}`, seatCategoryId: category, companionOfId: null },
  }));
};
const large = await readHall('hall-156.csv', 'bottom');
const small = await readHall('hall-110.csv', 'top');

/** Two rows of six, and one of four that are dearer: here few guests are in each other's way. */
const tiny: Hall = Array.from({ length: 16 }, (_, nth): SeatOfMap => {
  const [rowIndex, indexInRow] = [Math.floor(nth / 6), nth % 6];
  return {
    ...{ id: `tiny ${nth}`, label: `${rowIndex}/${indexInRow}`, rowIndex, indexInRow, x: indexInRow, y: rowIndex },
    ...{ seatCategoryId: rowIndex === 2 ? 'VIP' : 'Standard', features: [], coupleNumber: null, companionOfId: null },
  };
});
export const TINY: [Hall, Hall] = [tiny, tiny];

/** From which hall to which. Real ones, and a tiny one. */
export const HALLS: [string, Hall, Hall][] = [
  ['the large hall to the small one', large, small],
  ['the small hall to the large one', small, large],
  ['the large hall to its like', large, large],
  ['a tiny hall to its like', ...TINY],
];

/** By the price: of Couple and VIP more is asked than of Standard. */
export const WORTHS = new Map([
  ['Standard', 900],
  ['Couple', 1200],
  ['VIP', 1400],
]);

export function worthOf({ seatCategoryId }: SeatOfMap): number {
  return WORTHS.get(seatCategoryId) ?? 0;
}

const MOST_WHEELCHAIRS = 6;
/** Numbers, for seats of any hall. */
const WHEELCHAIRS = fc.uniqueArray(fc.nat(200), { maxLength: MOST_WHEELCHAIRS, size: 'max' });

/** A hall in which some seats are wheelchair places, each with a companion place beside it. */
function withWheelchairs(hall: Hall, numbers: readonly number[]): Hall {
  const places = new Map<SeatOfMap, SeatOfMap>();
  for (const number of numbers) {
    const [place, beside] = [hall[number % hall.length], hall[(number % hall.length) + 1]];
    const isTaken = [place, beside].some((seat) => seat?.coupleNumber !== null || isIn(places, seat));
    if (place && beside && !isTaken && place.rowIndex === beside.rowIndex) places.set(beside, place);
  }
  const wheelchairs = new Set(places.values());
  return hall.map((seat): SeatOfMap => {
    const place = places.get(seat);
    if (place) return { ...seat, features: ['COMPANION'], companionOfId: place.id };
    return wheelchairs.has(seat) ? { ...seat, features: ['WHEELCHAIR'] } : seat;
  });
}

function isIn(places: ReadonlyMap<SeatOfMap, SeatOfMap>, seat: SeatOfMap): boolean {
  return places.has(seat) || [...places.values()].includes(seat);
}

/** The same hall with seats of its own. */
function renewed(hall: Hall): Hall {
  return hall.map((seat) => ({
    ...seat,
    ...{ id: `new ${seat.id}`, companionOfId: seat.companionOfId === null ? null : `new ${seat.companionOfId}` },
  }));
}

interface Wish {
  first: number;
  size: number;
  gap: boolean;
}

/** Neighbours, or seats here and there; often so many that the hall is full. */
const WISHES = fc.array(fc.record({ first: fc.nat(200), size: fc.integer({ min: 1, max: 8 }), gap: fc.boolean() }), {
  maxLength: 45,
  size: 'max',
});

/** Bookings as they can be: both halves of a couple or none, a companion place only with its wheelchair place. */
function bookingsOf(hall: Hall, wishes: readonly Wish[]): Party[] {
  const taken = new Set<SeatOfMap>();
  return wishes.flatMap(({ first, size, gap }) => {
    const start = first % hall.length;
    const wanted = new Set(hall.slice(start, start + size * (gap ? 2 : 1)).filter((_, nth) => !gap || nth % 2 === 0));
    for (const { coupleNumber } of [...wanted])
      if (coupleNumber !== null) for (const half of hall) if (half.coupleNumber === coupleNumber) wanted.add(half);
    const free = [...wanted].filter((seat) => !taken.has(seat));
    const ids = new Set(free.map(({ id }) => id));
    const seats = free.filter(({ companionOfId }) => companionOfId === null || ids.has(companionOfId));
    const isHalf = seats.some(
      ({ coupleNumber }) =>
        coupleNumber !== null && seats.filter((each) => each.coupleNumber === coupleNumber).length < 2,
    );
    if (seats.length === 0 || isHalf) return [];
    for (const seat of seats) taken.add(seat);
    const guests = seats.map((from) => ({ ticketId: `ticket of ${from.id}`, from }));
    return [{ guests }];
  });
}

/** A move with some seats of the new hall blocked. */
export function randomMoves(from: Hall, to: Hall): fc.Arbitrary<MoveOfSeats> {
  return fc
    .record({
      ...{ wishes: WISHES, places: WHEELCHAIRS, newPlaces: WHEELCHAIRS },
      blocked: fc.uniqueArray(fc.nat(to.length - 1), { maxLength: Math.floor(to.length / 4), size: 'max' }),
    })
    .map(({ wishes, places, newPlaces, blocked }) => {
      const oldSeats = withWheelchairs(from, places);
      const all = renewed(withWheelchairs(to, newPlaces));
      const seats = all.filter((_, nth) => !blocked.includes(nth));
      const parties = bookingsOf(oldSeats, wishes);
      return { parties, oldSeats, seats, worths: WORTHS, byHand: new Map() };
    });
}

/** A move to a hall that is the same. */
export const movesToTheSame: fc.Arbitrary<MoveOfSeats> = fc
  .record({ wishes: WISHES, places: WHEELCHAIRS })
  .map(({ wishes, places }) => {
    const oldSeats = withWheelchairs(large, places);
    const parties = bookingsOf(oldSeats, wishes);
    return { parties, oldSeats, seats: renewed(oldSeats), worths: WORTHS, byHand: new Map() };
  });
