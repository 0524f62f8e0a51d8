import { turns } from '../../platform/turns.ts';
import { type DrawnSeat, rowsOf, type SeatMapDrawing } from './seat-map-drawing.ts';
import { writeCategory } from './seat-map-names.ts';
import { writeArea, writePlace } from './text-area.ts';
import { kindOf } from './text-lines.ts';
import { writeNumbers } from './text-tokens.ts';

/** More empty lines than this between two rows are not drawn: their places are written down instead. */
const MAX_EMPTY_LINES = 10;
/** A row that is drawn has at most so many columns. */
const MAX_COLUMNS = 500;

/** The document that readTextMap reads as the same map. */
export async function writeTextMap({ categories, seats, areas }: SeatMapDrawing): Promise<string> {
  const legend = new Map<string, string>();
  for (const seat of seats) legend.set(meaningOf(seat), '');
  const free = characters();
  for (const meaning of legend.keys()) legend.set(meaning, characterFor(meaning, new Set(legend.values()), free));
  const colors = new Map(categories.map(({ name, color }) => [name, color]));
  const meanings = new Map(seats.map((seat) => [meaningOf(seat), colors.get(seat.category) ?? null]));
  const lines = [
    ...[...meanings].map(([meaning, color]) => `${legend.get(meaning)} = ${withColor(meaning, color)}`),
    ...areas.map(writeArea),
    '',
    ...(await writeRows(seats, legend)),
  ];
  return `${lines.join('\n')}\n`;
}

function meaningOf({ category, features }: DrawnSeat): string {
  return writeCategory(category, features);
}

function withColor(meaning: string, color: string | null): string {
  return color !== null || meaning.includes(',') ? `${meaning}, ${color ?? ''}`.trimEnd() : meaning;
}

/** The first letter of the category where it is free. */
function characterFor(meaning: string, taken: ReadonlySet<string>, free: Iterator<string, never>): string {
  const [initial = ''] = meaning.toUpperCase();
  if (/^\p{L}$/u.test(initial) && !taken.has(initial)) return initial;
  let character = free.next().value;
  while (taken.has(character)) character = free.next().value;
  return character;
}

/** Letters and digits, then those of a script that has enough of them. */
function* characters(): Generator<string, never> {
  yield* 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  for (let code = 0x4e00; ; code++) yield String.fromCodePoint(code);
}

async function writeRows(seats: readonly DrawnSeat[], legend: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = rowsOf(seats);
  const names = rows.map(([seat]) => writeRowName(seat?.row ?? ''));
  const width = Math.max(...names.map((name) => Array.from(name).length));
  const lines: string[] = [];
  let [section, nextY]: [string | null, number] = [null, 0];
  for (const [index, row] of rows.entries()) {
    await turns.next();
    const sectionOfRow = row[0]?.section ?? null;
    if (sectionOfRow !== section) lines.push(`[${sectionOfRow ?? ''}]`);
    section = sectionOfRow;
    const y = drawnAt(row, nextY);
    const emptyLines = y === undefined || index === 0 ? 0 : y - nextY;
    lines.push(...Array.from({ length: emptyLines }, () => ''));
    nextY += emptyLines + 1;
    lines.push(`${padded(names[index] ?? '', width)}: ${writeSeats(row, { legend, isDrawn: y !== undefined })}`);
  }
  return lines;
}

/** The y of a row that can be drawn as characters in a line; undefined when its places have to be written down. */
function drawnAt(row: readonly DrawnSeat[], nextY: number): number | undefined {
  const y = row[0]?.y ?? 0;
  const isOnLine = Number.isInteger(y) && y >= nextY && y <= nextY + (nextY === 0 ? 0 : MAX_EMPTY_LINES);
  const isOnGrid = row.every((seat) => seat.y === y && Number.isInteger(seat.x) && seat.x < MAX_COLUMNS);
  return isOnLine && isOnGrid ? y : undefined;
}

function writeSeats(
  row: readonly DrawnSeat[],
  { legend, isDrawn }: { legend: ReadonlyMap<string, string>; isDrawn: boolean },
): string {
  const cells = row.map((seat) => legend.get(meaningOf(seat)) ?? '');
  const gaps = row.map(({ x }, index) => (isDrawn ? x - (row[index - 1]?.x ?? -1) - 1 : 0));
  const numbers = row.map(({ number }) => number);
  const isCounted = numbers.every((number, index) => number === String(index + 1));
  return [
    cells.map((cell, index) => '.'.repeat(gaps[index] ?? 0) + cell).join(''),
    ...(isCounted ? [] : ['|', writeNumbers(numbers)]),
    ...(isDrawn ? [] : ['@', ...row.map(writePlace)]),
  ].join(' ');
}

/** In quotes where it would be read as something else. */
function writeRowName(name: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .-]*$/u.test(name) && kindOf(`${name}: `) === 'row';
  return isPlain ? name : JSON.stringify(name);
}

function padded(name: string, width: number): string {
  return name + ' '.repeat(width - Array.from(name).length);
}
