import { mapInTurns } from '../../platform/turns.ts';
import type { SeatFeature } from '../../generated/prisma/enums.ts';
import type { DrawnPoint, SketchedRow } from './seat-map-drawing.ts';
import { nameRule, readName } from './seat-map-names.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';
import { readPlace } from './text-area.ts';
import type { Line } from './text-lines.ts';
import { readNumbers, readQuoted, tokensOf } from './text-tokens.ts';

/** What a character stands for. */
export interface Legend {
  category: string;
  features: SeatFeature[];
}

/** What the lines before a row say. */
export interface RowContext {
  legend: ReadonlyMap<string, Legend>;
  section: string | null;
  isNumberedFromRight: boolean;
  /** Which line of the drawing it is. */
  y: number;
  problems: SeatMapProblems;
}

/** A row whose seats are counted from the beginning of the line. */
export interface TextRow extends SketchedRow {
  line: number;
  /** The first column that is written, be it a gap; undefined where the places of the seats are given. */
  edge: number | undefined;
}

interface Cell {
  character: string;
  column: number;
}

/** A line `NAME: SEATS | NUMBERS @ PLACES`: one character for each seat. */
export function readRow(source: Line, context: RowContext): TextRow {
  const { name, cells, hasTab, edge, tokens } = splitRow(source.text);
  const { section, y, problems } = context;
  const where = { line: source.line, section, row: name ?? null };
  if (name === undefined)
    problems.add(`Expected the name of a row (${nameRule()}), a colon and its seats.`, {
      ...where,
      value: source.text,
    });
  if (hasTab) problems.add('A tab has no certain width: write gaps as spaces or as dots.', where);
  const numbers = numbersOf(cells, tokens, { ...context, where });
  const places = placesOf(cells, tokens);
  if (!places) problems.add('Expected one place for each seat, as in "@ 0,0 1,0.5".', where);
  const seats = cells.flatMap(({ character, column }, index) => {
    const number = numbers[index];
    const meaning = context.legend.get(character);
    if (!meaning) problems.add('It is not in the legend.', { ...where, seat: number ?? null, value: character });
    if (name === undefined || number === undefined || !places) return [];
    return [{ number, category: '', features: [], ...meaning, ...(places[index] ?? { x: column, y }) }];
  });
  return { section, name: name ?? '', line: source.line, seats, edge: tokens.includes('@') ? undefined : edge };
}

/** `name` is undefined when there is none, or when it is no name. */
function splitRow(text: string) {
  const { name, end } = readRowName(text);
  const rest = text.slice(end).search(/[|@]/);
  const cellsEnd = rest === -1 ? text.length : end + rest;
  const before = Array.from(text.slice(0, end)).length;
  const written = Array.from(text.slice(end, cellsEnd)).map((character, index) => ({
    character,
    column: before + index,
  }));
  return {
    name,
    cells: written.filter(({ character }) => !/[ ._\t]/.test(character)),
    hasTab: written.some(({ character }) => character === '\t'),
    edge: written.find(({ character }) => character !== ' ')?.column,
    tokens: tokensOf(text.slice(cellsEnd)),
  };
}

function readRowName(text: string): { name: string | undefined; end: number } {
  const [quoted = ''] = /^\s*"(?:[^"\\]|\\.)*"\s*:/.exec(text) ?? [];
  const colon = quoted === '' ? text.indexOf(':') : quoted.length - 1;
  if (colon === -1) return { name: undefined, end: text.length };
  const name = text.slice(0, colon).trim();
  const plain = name.startsWith('"') ? readQuoted(name) : name || undefined;
  return { name: plain === undefined ? undefined : readName(plain), end: colon + 1 };
}

/** The number of each seat; undefined where it has none, which is a problem. */
function numbersOf(
  cells: readonly Cell[],
  tokens: readonly string[],
  { isNumberedFromRight, problems, where }: RowContext & { where: object },
): (string | undefined)[] {
  const count = cells.length;
  const start = tokens.indexOf('|');
  if (start === -1) return cells.map((_, index) => String(isNumberedFromRight ? count - index : index + 1));
  const at = tokens.indexOf('@', start);
  const given = readNumbers(tokens.slice(start + 1, at === -1 ? undefined : at));
  if (given.length !== count) {
    problems.add(`There are ${count} seats, but not as many numbers.`, where);
    return [];
  }
  return given.map((text) => {
    const number = text === undefined ? '' : readName(text);
    if (number) return number;
    problems.add(`Expected a number: ${nameRule()}.`, { ...where, value: text ?? null });
    return undefined;
  });
}

/** Empty where none are given; undefined where they are wrong. */
function placesOf(cells: readonly Cell[], tokens: readonly string[]): DrawnPoint[] | undefined {
  const start = tokens.indexOf('@');
  if (start === -1) return [];
  const places = tokens.slice(start + 1).map(readPlace);
  const valid = places.filter((place) => place !== undefined);
  return valid.length === places.length && valid.length === cells.length ? valid : undefined;
}

/** The leftmost column that rows use is x = 0. Rows without seats are lines of the drawing only. */
export function placeRows(rows: readonly TextRow[]): Promise<SketchedRow[]> {
  const edges = rows.map(({ edge }) => edge ?? Infinity);
  const leftmost = Math.min(Infinity, ...edges.filter(Number.isFinite));
  return mapInTurns(
    rows.filter(({ seats }) => seats.length > 0),
    ({ edge, seats, ...row }) => ({
      ...row,
      seats: edge === undefined ? seats : seats.map((seat) => ({ ...seat, x: seat.x - leftmost })),
    }),
  );
}
