import type { SeatFeature } from '../../generated/prisma/enums.ts';

/** What the choice needs to know of a seat. Seats come row by row, as in the seat map: neighbours follow each other. */
export interface SeatToChoose {
  id: string;
  /** Neighbours are in the same row, with indexes that differ by one. */
  rowIndex: number;
  indexInRow: number;
  /** In seat widths. */
  x: number;
  y: number;
  seatCategoryId: string;
  features: readonly SeatFeature[];
  /** Seats with the same number are sold together; null: sold alone. */
  coupleNumber: number | null;
  /** The wheelchair place that a companion place belongs to. */
  companionOfId: string | null;
  free: boolean;
}

/** A choice of seats. */
export interface ChosenSeats {
  seatIds: string[];
  /** All are neighbours. */
  together: boolean;
}

/** A row ahead or behind is worse than a seat to the side. */
const ROW_DISTANCE = 1.5;

/** In seat widths. */
export function distanceBetween(a: Pick<SeatToChoose, 'x' | 'y'>, b: Pick<SeatToChoose, 'x' | 'y'>): number {
  const [across, along] = [a.x - b.x, (a.y - b.y) * ROW_DISTANCE];
  // Math.hypot takes ten times as long.
  return Math.sqrt(across * across + along * along);
}

type SeatPlace = Pick<SeatToChoose, 'rowIndex' | 'indexInRow'>;

export function areNeighbours(a: SeatPlace | undefined, b: SeatPlace | undefined): boolean {
  return a !== undefined && b !== undefined && a.rowIndex === b.rowIndex && Math.abs(a.indexInRow - b.indexInRow) === 1;
}

export function areAllNeighbours(run: readonly SeatPlace[]): boolean {
  return run.every((seat, index) => index === 0 || areNeighbours(run[index - 1], seat));
}

/** Until they are released, these are chosen only for those who ask for them. */
export function isKeptForWheelchairs({ features }: Pick<SeatToChoose, 'features'>): boolean {
  return features.includes('WHEELCHAIR') || features.includes('COMPANION');
}
