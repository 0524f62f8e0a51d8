import type { DrawnArea, DrawnPoint } from './seat-map-drawing.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import { COLOR_RULE, nameRule, readColor, readName } from './seat-map-names.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';
import type { Line } from './text-lines.ts';

const NUMBER = String.raw`-?\d{1,9}(?:\.\d{1,9})?`;
const PLACE = new RegExp(`^(${NUMBER}),(${NUMBER})$`);

/** As in `1.5,-2`; undefined for anything else. */
export function readPlace(text: string): DrawnPoint | undefined {
  const [, x, y] = PLACE.exec(text) ?? [];
  return x === undefined || y === undefined ? undefined : { x: Number(x), y: Number(y) };
}

export function writePlace({ x, y }: DrawnPoint): string {
  return `${x},${y}`;
}

/** A line `area TEXT, COLOUR @ PLACES`; none when it is wrong. */
export function readArea({ line, text }: Line, problems: SeatMapProblems): DrawnArea[] {
  const { longName } = SEAT_MAP_LIMITS;
  const where = { line, value: text.trim() };
  const at = text.lastIndexOf('@');
  const places =
    at === -1
      ? []
      : text
          .slice(at + 1)
          .split(' ')
          .filter(Boolean)
          .map(readPlace);
  const points = places.filter((place) => place !== undefined);
  if (points.length === 0 || points.length < places.length) {
    problems.add('Expected the corners of the area, as in "area Stage, #333 @ 0,-2 12,-2 12,-1".', where);
    return [];
  }
  const description = text.trim().slice('area '.length, text.trim().lastIndexOf('@'));
  const comma = description.lastIndexOf(',');
  const name = readName(comma === -1 ? description : description.slice(0, comma), longName);
  const color = comma === -1 ? null : readColor(description.slice(comma + 1));
  if (name === undefined) problems.add(`Expected the text of the area: ${nameRule(longName)}.`, where);
  if (color === undefined) problems.add(`Expected ${COLOR_RULE} after the comma.`, where);
  return [{ points, text: name === undefined || name === '' ? null : name, color: color ?? null }];
}

export function writeArea({ text, color, points }: DrawnArea): string {
  const description = color !== null || text?.includes(',') ? `${text ?? ''}, ${color ?? ''}` : (text ?? '');
  return ['area', description.trim(), '@', ...points.map(writePlace)].filter(Boolean).join(' ');
}
