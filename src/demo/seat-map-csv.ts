import { parse } from 'csv-parse/sync';
import { completeDrawing } from '../venues/seat-map/complete-drawing.ts';
import type { SeatMapDrawing, SketchedRow } from '../venues/seat-map/seat-map-drawing.ts';
import { SeatMapProblems } from '../venues/seat-map/seat-map-problems.ts';

const COLUMNS = ['row', 'number', 'column', 'line', 'category'] as const;
/** The category of the seats for two. */
const COUPLE = 'Couple';

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
export async function parseSeatMapCsv(csv: string, { screen }: { screen: ScreenEdge }): Promise<SeatMapDrawing> {
  const cells = placeCells(parseCells(csv), screen);
  const problems = new SeatMapProblems();
  const categories = [...new Set(cells.map(({ category }) => category))].map((name) => ({ name, color: null }));
  const drawing = await completeDrawing({ categories, rows: rowsOf(cells), areas: [] }, problems);
  if (!drawing) throw new Error(problems.rejection()?.message);
  return drawing;
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
  return cells.map((cell) => ({
    ...cell,
    x: screen === 'top' ? cell.column : -cell.column,
    y: screen === 'top' ? cell.line : -cell.line,
  }));
}

/** One for each line of the drawing. */
function rowsOf(cells: readonly PlacedCell[]): SketchedRow[] {
  return [...new Set(cells.map(({ y }) => y))].map((line) => {
    const ofLine = cells.filter(({ y }) => y === line);
    const seats = ofLine.map(({ number, category, x, y }) => ({
      ...{ number, category, x, y },
      features: category === COUPLE ? (['COUPLE'] as const).slice() : [],
    }));
    return { section: null, name: ofLine[0]?.row ?? '', seats, line: null };
  });
}
