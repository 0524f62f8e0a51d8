import type { SeatWish } from '../../src/seating/selection/best-available.ts';
import type { SeatToChoose } from '../../src/seating/selection/seat-to-choose.ts';

/** The rules of the best seats in a slow and simple way, which tries every choice. */
interface Question extends SeatWish {
  seats: readonly SeatToChoose[];
  wheelchairReleased: boolean;
}

/** Every allowed choice of free seats. */
export function choices(question: Question): SeatToChoose[][] {
  const free = question.seats.filter((seat) => seat.free);
  return subsets(free, question.quantity).filter((choice) => isAllowed(choice, question));
}

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

export function isAllowed(choice: readonly SeatToChoose[], question: Question): boolean {
  const { seats, features, categoryIds, together, wheelchairReleased } = question;
  const isChosen = (seat: SeatToChoose) => choice.some(({ id }) => id === seat.id);
  const hasHalves = choice.every(
    ({ coupleNumber }) =>
      coupleNumber === null ||
      seats.every((seat) => seat.coupleNumber !== coupleNumber || !seat.free || isChosen(seat)),
  );
  const hasWheelchairs =
    wheelchairReleased ||
    choice.every(({ companionOfId }) => companionOfId === null || choice.some(({ id }) => id === companionOfId));
  return (
    choice.every(({ free }) => free) &&
    choice.every(({ seatCategoryId }) => categoryIds?.includes(seatCategoryId) ?? true) &&
    (!together || runsOf(choice).length === 1) &&
    hasHalves &&
    hasWheelchairs &&
    canServe(choice, { features, wheelchairReleased })
  );
}

/** Whether each feature has a seat of its own, and each place that is kept is for one of the features. */
function canServe(
  choice: readonly SeatToChoose[],
  { features, wheelchairReleased }: Pick<Question, 'features' | 'wheelchairReleased'>,
): boolean {
  const [feature, ...others] = features;
  if (feature === undefined) return wheelchairReleased || choice.every((seat) => !isKept(seat));
  return choice.some(
    (seat) =>
      seat.features.includes(feature) &&
      canServe(
        choice.filter((other) => other !== seat),
        { features: others, wheelchairReleased },
      ),
  );
}

function isKept({ features }: SeatToChoose): boolean {
  return features.includes('WHEELCHAIR') || features.includes('COMPANION');
}

/** What a choice is compared by, each as in bestAvailable. */
export function costOf(choice: readonly SeatToChoose[], question: Question) {
  const runs = runsOf(choice);
  return {
    pieces: runs.length,
    alone: runs.filter(({ length }) => length === 1).length,
    stranded: stranded(choice, question).length,
    view: sum(choice.map((seat) => viewOf(seat, question))),
    split: splitCost(runs, question),
  };
}

/** Open seats without an open neighbour that had one before. */
function stranded(choice: readonly SeatToChoose[], { seats, wheelchairReleased }: Question): SeatToChoose[] {
  const isOpen = (seat: SeatToChoose) => seat.free && (wheelchairReleased || !isKept(seat));
  const openBeside = (seat: SeatToChoose) => seats.filter((other) => isOpen(other) && areNeighbours(seat, other));
  return seats.filter(
    (seat) =>
      isOpen(seat) &&
      !isKept(seat) &&
      !choice.includes(seat) &&
      openBeside(seat).length > 0 &&
      openBeside(seat).every((other) => choice.includes(other)),
  );
}

/** The distances from the best point, and of the middle of each run from the anchor, for the best of the anchors. */
function splitCost(runs: readonly SeatToChoose[][], question: Question): number {
  const view = sum(runs.flat().map((seat) => viewOf(seat, question)));
  const gathered = anchors(question).map((anchor) =>
    sum(
      runs.map((run) => {
        const [first, last] = [run[0] ?? anchor, run.at(-1) ?? anchor];
        return run.length * distance({ x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }, anchor);
      }),
    ),
  );
  return view + Math.min(...gathered);
}

/** The best seat of each stretch of open neighbours: there are fewer stretches than are looked at. */
function anchors(question: Question): SeatToChoose[] {
  const { seats, wheelchairReleased } = question;
  const open = seats.filter((seat) => seat.free && (wheelchairReleased || !isKept(seat)));
  return runsOf(open).flatMap((run) => run.toSorted((a, b) => viewOf(a, question) - viewOf(b, question)).slice(0, 1));
}

function viewOf(seat: SeatToChoose, { seats, features }: Question): number {
  const [xs, ys] = [seats.map(({ x }) => x), seats.map(({ y }) => y)];
  const [front, back] = [Math.min(...ys), Math.max(...ys)];
  const best = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: front + ((back - front) * 2) / 3 };
  const isRestricted = seat.features.includes('RESTRICTED_VIEW') && !features.includes('RESTRICTED_VIEW');
  return distance(seat, best) + (isRestricted ? 4 : 0);
}

function runsOf(seats: readonly SeatToChoose[]): SeatToChoose[][] {
  const runs: SeatToChoose[][] = [];
  for (const seat of seats) {
    const run = runs.at(-1);
    if (run && areNeighbours(run.at(-1), seat)) run.push(seat);
    else runs.push([seat]);
  }
  return runs;
}

function areNeighbours(a: SeatToChoose | undefined, b: SeatToChoose): boolean {
  return a !== undefined && a.rowIndex === b.rowIndex && Math.abs(a.indexInRow - b.indexInRow) === 1;
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, 1.5 * (a.y - b.y));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
