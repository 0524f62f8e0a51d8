import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';

/** One line of a document, from 1. */
export interface Line {
  line: number;
  text: string;
}

const { lines: MAX_LINES, lineLength: MAX_LENGTH } = SEAT_MAP_LIMITS;

/** One by one: a document can be one million empty lines. */
export function* linesOf(document: string, problems: SeatMapProblems): Generator<Line> {
  let start = document.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; start <= document.length; line++) {
    if (line > MAX_LINES) {
      problems.add(`There are more than ${MAX_LINES} lines.`, { line });
      return;
    }
    const end = document.indexOf('\n', start);
    const next = end === -1 ? document.length : end;
    const text = document.slice(start, Math.min(next, start + MAX_LENGTH + 1)).replace(/\r$/, '');
    if (next - start > MAX_LENGTH) {
      const problem = `The line has ${next - start} characters; at most ${MAX_LENGTH} are allowed.`;
      problems.add(problem, { line, value: text });
    } else {
      yield { line, text };
    }
    start = next + 1;
  }
}

type Kind = 'empty' | 'comment' | 'legend' | 'section' | 'numbers' | 'area' | 'row';

/** A row is what is nothing else; its name stands in quotes where it would be. */
export function kindOf(text: string): Kind {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (trimmed.startsWith('#')) return 'comment';
  if (trimmed.startsWith('[')) return 'section';
  if (LEGEND.test(trimmed)) return 'legend';
  if (trimmed.startsWith('numbers ')) return 'numbers';
  return trimmed.startsWith('area ') ? 'area' : 'row';
}

/** One character, which may be two UTF-16 units, and what it stands for. */
export const LEGEND = /^([^\s"])\s*=(.*)$/su;
