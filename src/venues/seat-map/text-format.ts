import { turns } from '../../platform/turns.ts';
import type { DrawnCategory, Sketch } from './seat-map-drawing.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import { COLOR_RULE, nameRule, readCategory, readColor, readName } from './seat-map-names.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';
import { readArea } from './text-area.ts';
import { kindOf, LEGEND, type Line, linesOf } from './text-lines.ts';
import { type Legend, placeRows, readRow, type TextRow } from './text-row.ts';

/** They have a meaning in rows. */
const RESERVED = new Set('._|@:');
const { longName } = SEAT_MAP_LIMITS;

/** Reads a map in the format TEXT: docs/seat-maps.md describes it. What is wrong is added to the problems. */
export async function readTextMap(document: string, problems: SeatMapProblems): Promise<Sketch> {
  const lines = [...linesOf(document, problems)];
  const legend = readLegend(lines, problems);
  const areas: Sketch['areas'] = [];
  const rows: TextRow[] = [];
  let [section, isNumberedFromRight, y]: [string | null, boolean, number] = [null, false, 0];
  for (const line of lines) {
    await turns.next();
    const kind = kindOf(line.text);
    if (kind === 'section') section = readSection(line, problems);
    else if (kind === 'numbers') isNumberedFromRight = readNumbering(line, problems);
    else if (kind === 'area') areas.push(...readArea(line, problems));
    else if (kind === 'empty') y += rows.length > 0 ? 1 : 0;
    else if (kind === 'row')
      rows.push(readRow(line, { legend: legend.entries, section, isNumberedFromRight, y: y++, problems }));
  }
  return { categories: legend.categories, rows: await placeRows(rows), areas };
}

function readLegend(lines: readonly Line[], problems: SeatMapProblems) {
  const entries: Map<string, Legend> = new Map();
  const categories: DrawnCategory[] = [];
  for (const { line, text } of lines) {
    if (kindOf(text) !== 'legend') continue;
    const [, character = '', meaning = ''] = LEGEND.exec(text.trim()) ?? [];
    // A comma between features separates no colour.
    const comma = /,[^,\]]*$/.exec(meaning)?.index ?? meaning.length;
    const category = readCategory(meaning.slice(0, comma));
    const color = readColor(meaning.slice(comma + 1));
    const where = { line, value: meaning.trim() };
    if (RESERVED.has(character)) problems.add(`${character} cannot stand for a seat.`, where);
    if (entries.has(character)) problems.add(`${character} stands for something else already.`, where);
    if (!category) problems.add(`Expected the name of a category: ${nameRule(longName)}.`, where);
    if (color === undefined) problems.add(`Expected ${COLOR_RULE} after the comma.`, where);
    const { name = '', features = [] } = category ?? {};
    entries.set(character, { category: name, features });
    categories.push({ name, color: color ?? null });
  }
  return { entries, categories };
}

function readSection({ line, text }: Line, problems: SeatMapProblems): string | null {
  const [, name = ''] = /^\[(.*)\]$/s.exec(text.trim()) ?? [];
  const section = text.trim().endsWith(']') ? readName(name, longName) : undefined;
  if (section === undefined)
    problems.add(`Expected the name of a section in brackets: ${nameRule(longName)}.`, { line, value: text.trim() });
  return section === undefined || section === '' ? null : section;
}

function readNumbering({ line, text }: Line, problems: SeatMapProblems): boolean {
  const [, side] = /^numbers +from +(left|right)$/.exec(text.trim()) ?? [];
  if (side === undefined)
    problems.add('Expected "numbers from left" or "numbers from right".', { line, value: text.trim() });
  return side === 'right';
}
