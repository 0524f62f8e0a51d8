import { parse } from 'csv-parse/sync';
import type { Seat } from '../generated/prisma/client.ts';
import { seatLabels } from '../venues/seat-map/seat-label.ts';

const COLUMNS = ['row', 'number', 'column', 'line', 'category'] as const;

/** A seat of a drawing. `x` and `y` are in seat widths, as a spectator who faces the screen sees them. */
export interface DrawnSeat extends Omit<
  Seat,
  'id' | 'seatMapId' | 'section' | 'seatCategoryId' | 'coupleNumber' | 'companionOfId'
> {
  /** The name of its category. */
  category: string;
}

/** The edge of the drawing at which the screen is. */
export type ScreenEdge = 'top' | 'bottom';

interface Cell {
  row: string;
  number: string;
  column: number;
  line: number;
  category: string;
}

/**
 * Reads the drawing of an auditorium: CSV with a header, one seat per line.
 *
 * @throws {Error} that names the line of the file: it is not valid, or it repeats a seat or a place
 */
export function parseSeatMapCsv(csv: string, { screen }: { screen: ScreenEdge }): DrawnSeat[] {
  const cells = placeCells(parseCells(csv), screen);
  const rows = [...new Set(cells.map(({ y }) => y))].toSorted((a, b) => a - b);
  const seats = rows.flatMap((y, rowIndex) => {
    const row = cells.filter((cell) => cell.y === y);
    return seatsOfRow(row, rowIndex);
  });
  const labels = seatLabels(seats.map((seat) => ({ ...seat, section: null })));
  return seats.map((seat, position) => ({ ...seat, label: labels[position] ?? '', position }));
}

function parseCells(csv: string): Cell[] {
  const refuseRepetition = repetitionCheck();
  const cells = parse<Cell, CsvRecord>(csv, {
    bom: true,
    trim: true,
    columns: checkedHeader,
    on_record: (record, { lines: fileLine }) => {
      const cell = parseCell(record, fileLine);
      refuseRepetition(`row ${cell.row}, seat ${cell.number}`, fileLine);
      refuseRepetition(`column ${cell.column} of line ${cell.line}`, fileLine);
      return cell;
    },
  });
  if (cells.length === 0) throw new Error('Expected a seat on line 2');
  return cells;
}

type CsvRecord = Record<(typeof COLUMNS)[number], string>;

function checkedHeader(header: string[]): string[] {
  if (header.join() !== COLUMNS.join()) throw new Error(`Expected the header ${COLUMNS.join()} on line 1`);
  return header;
}

function parseCell({ row, number, column, line, category }: CsvRecord, fileLine: number): Cell {
  if (!row || !number || !category) throw new Error(`Row, number and category cannot be empty on line ${fileLine}`);
  if (!/^\d+$/.test(column) || !/^\d+$/.test(line))
    throw new Error(`Column and line must be whole numbers from 0 on line ${fileLine}`);
  return { row, number, column: Number(column), line: Number(line), category };
}

function repetitionCheck() {
  const firstLines = new Map<string, number>();
  return (key: string, fileLine: number) => {
    const firstLine = firstLines.get(key);
    if (firstLine !== undefined) throw new Error(`Repeated ${key} on line ${fileLine}, first on line ${firstLine}`);
    firstLines.set(key, fileLine);
  };
}

type PlacedCell = Cell & { x: number; y: number };

/**
 * With the screen at the top, left on the drawing is left for a spectator. With the screen at the bottom, the
 * spectator looks down the drawing, so it is rotated by 180 degrees. To mirror it would be wrong: each seat would be on
 * the other side of the auditorium.
 */
function placeCells(cells: readonly Cell[], screen: ScreenEdge): PlacedCell[] {
  const lines = cells.map(({ line }) => line);
  const firstLine = screen === 'top' ? Math.min(...lines) : Math.max(...lines);
  const lastColumn = Math.max(...cells.map(({ column }) => column));
  return cells.map((cell) => ({
    ...cell,
    x: screen === 'top' ? cell.column : lastColumn - cell.column,
    y: Math.abs(cell.line - firstLine),
  }));
}

function seatsOfRow(cells: readonly PlacedCell[], rowIndex: number): Omit<DrawnSeat, 'position' | 'label'>[] {
  const fromLeft = cells.toSorted((a, b) => a.x - b.x);
  const taken = new Set(cells.map(({ x }) => x));
  const leftmost = Math.min(...taken);
  return fromLeft.map(({ row, number, category, x, y }) => ({
    row,
    number,
    category,
    features: taken.has(x - 1) && taken.has(x + 1) ? [] : ['AISLE'],
    rowIndex,
    indexInRow: x - leftmost,
    x,
    y,
  }));
}
