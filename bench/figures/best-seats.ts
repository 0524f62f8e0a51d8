import { bestAvailable } from '../../src/seating/selection/best-available.ts';
import type { SeatToChoose } from '../../src/seating/selection/seat-to-choose.ts';
import { type Figure, median } from '../support/figure.ts';

const ROWS = 80;
const SEATS_PER_ROW = 100;
const ROUNDS = 15;
const QUANTITIES = [1, 2, 10, 20];
const TARGET_MS = 20;

/** Whether a seat is free. */
const HALLS: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  'all free': () => true,
  'half of them sold': (x, y) => mixed(x, y) < 0.5,
  'four fifths sold': (x, y) => mixed(x, y) < 0.2,
  'single seats only': (x) => x % 2 === 1,
};

/** The best seats of 8,000, which keep the event loop for that long: without the rest of the request. */
export const bestSeats: Figure = () => {
  const rows = Object.entries(HALLS).map(([name, isFree]) => {
    const seats = hall(isFree);
    const slowest = Math.max(...QUANTITIES.map((quantity) => timeOf(seats, quantity)));
    return {
      what: `best seats of 8,000, ${name}, for 1 to 20 people: the slowest`,
      rowlock: `${slowest.toFixed(1)} ms`,
      target: `≤ ${TARGET_MS} ms`,
      met: slowest <= TARGET_MS,
      numbers: { slowestMs: slowest },
    };
  });
  return Promise.resolve(rows);
};

function timeOf(seats: readonly SeatToChoose[], quantity: number): number {
  const wish = { quantity, features: [], together: false };
  const times = Array.from({ length: ROUNDS }, () => {
    const beganAt = performance.now();
    const found = bestAvailable(seats, wish)?.seatIds.length;
    if (found !== quantity) throw new Error(`of ${quantity} seats ${found ?? 'none'} were found`);
    return performance.now() - beganAt;
  });
  return median(times);
}

function hall(isFree: (x: number, y: number) => boolean): SeatToChoose[] {
  return Array.from({ length: ROWS * SEATS_PER_ROW }, (_, place) => {
    const [x, y] = [place % SEATS_PER_ROW, Math.floor(place / SEATS_PER_ROW)];
    return {
      ...{ id: `${y}-${x}`, rowIndex: y, indexInRow: x, x, y, seatCategoryId: 'standard', free: isFree(x, y) },
      ...{ features: [], coupleNumber: null, companionOfId: null },
    };
  });
}

/** From 0 to 1, the same for a place each time, and without a pattern that the eye would see. */
function mixed(x: number, y: number): number {
  return ((x * 7919 + y * 104_729 + x * y * 1013) % 9973) / 9973;
}
