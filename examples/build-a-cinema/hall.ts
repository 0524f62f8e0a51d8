/** The edge of a drawing at which the screen is. */
export type ScreenEdge = 'top' | 'bottom';

interface Cell {
  row: string;
  number: string;
  column: number;
  line: number;
  category: string;
}

const CHARACTERS: Record<string, string> = { Standard: 'S', VIP: 'V', Couple: 'C' };

/** The categories of the halls, with the characters that stand for them in TEXT. */
const LEGEND = ['S = Standard, #0072b2', 'V = VIP, #e69f00', 'C = Couple, #cc79a7'];

/**
 * A hall as a document in the format TEXT of `importSeatMap`: see docs/seat-maps.md.
 *
 * @param csv a seat a line: row, number, column, line, category
 */
export function hallAsText(csv: string, screen: ScreenEdge): string {
  const cells = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(readCell)
    .map((cell) => (screen === 'top' ? cell : turned(cell)));
  const firstLine = Math.min(...cells.map(({ line }) => line));
  const lastLine = Math.max(...cells.map(({ line }) => line));
  const firstColumn = Math.min(...cells.map(({ column }) => column));
  const rows = Array.from({ length: lastLine - firstLine + 1 }, (_, index) =>
    rowAsText(
      cells.filter(({ line }) => line === firstLine + index),
      firstColumn,
    ),
  );
  return [...LEGEND, '', ...rows].join('\n');
}

function readCell(text: string): Cell {
  const [row = '', number = '', column, line, category = ''] = text.split(',');
  return { row, number, column: Number(column), line: Number(line), category };
}

/** The screen at the bottom means that the drawing is upside down: turned, not mirrored. */
function turned(cell: Cell): Cell {
  return { ...cell, column: -cell.column, line: -cell.line };
}

function rowAsText(cells: readonly Cell[], firstColumn: number): string {
  const [first] = cells;
  // An empty line is an aisle.
  if (!first) return '';
  const seats = cells.toSorted((a, b) => a.column - b.column);
  const drawn = Array.from<string>({ length: (seats.at(-1)?.column ?? 0) - firstColumn + 1 }).fill('.');
  for (const { column, category } of seats) drawn[column - firstColumn] = CHARACTERS[category] ?? 'S';
  const numbers = seats.map(({ number }) => number).join(' ');
  return `${`${first.row}:`.padEnd(5)}${drawn.join('')} | ${numbers}`;
}
