import type { SeatFeature } from '../generated/prisma/enums.ts';

const HEADER = 'row,number,column,line,category';

/** A seat as the drawing of an auditorium has it; `category` is a name still, not an id. */
export interface DrawnSeat {
  /** Place in the reading order, from 0: row by row from the screen, from the spectator's left in each. */
  position: number;
  row: string;
  number: string;
  label: string;
  category: string;
  features: SeatFeature[];
  /** In seat widths, growing to the right of a spectator who faces the screen. */
  x: number;
  /** In rows, 0 for the one nearest to the screen; a cross aisle takes up a row. */
  y: number;
}

/** Which edge of the drawing the screen is at. */
export type ScreenEdge = 'top' | 'bottom';

interface Cell {
  row: string;
  number: string;
  column: number;
  line: number;
  category: string;
}

/**
 * Reads the drawing of an auditorium: a header, then a seat a line, with no quoting.
 *
 * @throws Error that names the line of the file, when one cannot be read or repeats a seat or a place
 */
export function parseSeatMapCsv(csv: string, { screen }: { screen: ScreenEdge }): DrawnSeat[] {
  const cells = parseCells(csv);
  return facingTheScreen(cells, screen)
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
    .map(({ row, number, category, x, y }, position, seats) => ({
      position,
      row,
      number,
      label: row + number,
      category,
      features: isEndOfRun(position, seats) ? ['AISLE'] : [],
      x,
      y,
    }));
}

function parseCells(csv: string): Cell[] {
  const [header, ...lines] = csv.trimEnd().split(/\r?\n/);
  if (header !== HEADER) throw new Error(`Line 1: expected the header ${HEADER}`);
  if (lines.length === 0) throw new Error('Line 2: expected a seat');
  const lineOf = new Map<string, number>();
  const firstTime = (key: string, lineNumber: number) => {
    const earlier = lineOf.get(key);
    if (earlier !== undefined) throw new Error(`Line ${lineNumber}: ${key} is on line ${earlier} already`);
    lineOf.set(key, lineNumber);
  };
  return lines.map((text, index) => {
    const lineNumber = index + 2;
    const cell = parseCell(text, lineNumber);
    firstTime(`seat ${cell.row}${cell.number}`, lineNumber);
    firstTime(`column ${cell.column} of line ${cell.line}`, lineNumber);
    return cell;
  });
}

function parseCell(text: string, lineNumber: number): Cell {
  const fields = text.split(',').map((field) => field.trim());
  const [row, number, column, line, category] = fields;
  if (fields.length !== 5 || !row || !number || !column || !line || !category)
    throw new Error(`Line ${lineNumber}: expected five values (${HEADER}), got "${text}"`);
  if (!/^\d+$/.test(column) || !/^\d+$/.test(line))
    throw new Error(`Line ${lineNumber}: column and line are whole numbers from 0, got "${text}"`);
  return { row, number, column: Number(column), line: Number(line), category };
}

/**
 * With the screen at the top, the drawing is what a spectator has in front: its left is theirs. With
 * the screen at the bottom, the sheet has to be turned by half a turn, not mirrored: the spectator looks
 * down the sheet and has its left on the right hand. Mirrored, each seat would be shown on the wrong
 * side of the room. (Turned, seat 1 is at the spectator's right in both of our halls.)
 */
function facingTheScreen(cells: readonly Cell[], screen: ScreenEdge): (Cell & { x: number; y: number })[] {
  const lines = cells.map((cell) => cell.line);
  const front = screen === 'top' ? Math.min(...lines) : Math.max(...lines);
  const lastColumn = Math.max(...cells.map((cell) => cell.column));
  return cells.map((cell) => ({
    ...cell,
    x: screen === 'top' ? cell.column : lastColumn - cell.column,
    y: Math.abs(cell.line - front),
  }));
}

/** Whether a seat, of seats in reading order, has no neighbour on one side. */
function isEndOfRun(position: number, seats: readonly { x: number; y: number }[]): boolean {
  const { x, y } = seats[position] as { x: number; y: number };
  const [left, right] = [seats[position - 1], seats[position + 1]];
  return left?.y !== y || left.x !== x - 1 || right?.y !== y || right.x !== x + 1;
}
