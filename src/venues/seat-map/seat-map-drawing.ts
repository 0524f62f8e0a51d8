import type { Seat } from '../../generated/prisma/client.ts';
import type { SeatFeature } from '../../generated/prisma/enums.ts';

/** A seat map that has no rows in the database: what documents are read into, and written from. */
export interface SeatMapDrawing {
  /** Those that its seats have, in the order of the document. */
  categories: DrawnCategory[];
  /** Row by row, from the screen. */
  seats: DrawnSeat[];
  areas: DrawnArea[];
}

/** A seat as it will be stored, but for ids: other seats are named by their position. */
export interface DrawnSeat extends Pick<
  Seat,
  | 'section'
  | 'row'
  | 'number'
  | 'label'
  | 'position'
  | 'features'
  | 'rowIndex'
  | 'indexInRow'
  | 'x'
  | 'y'
  | 'coupleNumber'
> {
  /** The name of its category. */
  category: string;
  /** The position of the WHEELCHAIR place; null for all but COMPANION. */
  companionOf: number | null;
}

export interface DrawnCategory {
  name: string;
  /** CSS. */
  color: string | null;
}

/** What is drawn behind the seats. In the places of seats. */
export interface DrawnArea {
  points: DrawnPoint[];
  text: string | null;
  color: string | null;
}

/** In seat widths, as a spectator who faces the screen sees it: x to the right, y away from the screen. */
export interface DrawnPoint {
  x: number;
  y: number;
}

/** What a document says, before rows are put in order and seats are compared with each other. */
export interface Sketch {
  categories: DrawnCategory[];
  rows: SketchedRow[];
  areas: DrawnArea[];
}

/** A row as the document has it. Empty rows are left out. */
export interface SketchedRow {
  section: string | null;
  name: string;
  seats: SketchedSeat[];
  /** From 1; null in a format without lines. */
  line: number | null;
}

export interface SketchedSeat extends DrawnPoint {
  number: string;
  category: string;
  /** Without AISLE, which follows from the places. */
  features: SeatFeature[];
}

/** The seats of a drawing row by row. */
export function rowsOf(seats: readonly DrawnSeat[]): DrawnSeat[][] {
  const rows: DrawnSeat[][] = [];
  for (const seat of seats) (rows[seat.rowIndex] ??= []).push(seat);
  return rows;
}
