export interface Place {
  seatId: string;
  rowIndex: number;
  indexInRow: number;
  features: readonly string[];
}

/** Left to those who need them, or sold in twos. */
const NOT_FOR_ROBOTS = new Set(['WHEELCHAIR', 'COMPANION', 'COUPLE']);

/**
 * Every run of so many free neighbours that leaves no single free seat beside it, as cinemas like it. Runs that do, when there
 * are no others.
 */
export function runsOf(free: readonly Place[], count: number): string[][] {
  const sorted = free
    .filter(({ features }) => !features.some((feature) => NOT_FOR_ROBOTS.has(feature)))
    .toSorted((a, b) => a.rowIndex - b.rowIndex || a.indexInRow - b.indexInRow);
  const runs = neighbours(sorted).flatMap((group) =>
    Array.from({ length: Math.max(0, group.length - count + 1) }, (_, from) => ({
      seatIds: group.slice(from, from + count).map(({ seatId }) => seatId),
      leavesSingle: from === 1 || group.length - from - count === 1,
    })),
  );
  const tidy = runs.filter(({ leavesSingle }) => !leavesSingle);
  return (tidy.length > 0 ? tidy : runs).map(({ seatIds }) => seatIds);
}

/** Groups of seats beside each other, without an aisle or a taken seat between. */
function neighbours(sorted: readonly Place[]): Place[][] {
  const groups: Place[][] = [];
  for (const place of sorted) {
    const last = groups.at(-1)?.at(-1);
    const isBeside = last?.rowIndex === place.rowIndex && last.indexInRow + 1 === place.indexInRow;
    if (isBeside) groups.at(-1)?.push(place);
    else groups.push([place]);
  }
  return groups;
}
