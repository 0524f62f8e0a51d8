import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';

/** What stands after the seats of a row: the marks | and @, words, and texts in quotes. */
export function tokensOf(text: string): string[] {
  return text.match(/"(?:[^"\\]|\\.)*"?|[|@]|[^\s|@"]+/g) ?? [];
}

/** A text in quotes, as JSON has it; undefined when it is none. */
export function readQuoted(token: string): string | undefined {
  try {
    const text: unknown = JSON.parse(token);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

const RANGE = /^(0|[1-9]\d{0,5})-(0|[1-9]\d{0,5})(?:\/([1-9]\d{0,2}))?$/;

/** As in `1-4 12A 15-9/2`; undefined stands for what is no text. One more than a row can have is enough. */
export function readNumbers(tokens: readonly string[]): (string | undefined)[] {
  const numbers: (string | undefined)[] = [];
  for (const token of tokens) {
    const [range, from, to, step = '1'] = RANGE.exec(token) ?? [];
    if (range !== undefined) numbers.push(...numbersBetween(Number(from), Number(to), Number(step)));
    else numbers.push(/^["|]/.test(token) ? readQuoted(token) : token);
    if (numbers.length > SEAT_MAP_LIMITS.seatsInRow) break;
  }
  return numbers;
}

function numbersBetween(from: number, to: number, step: number): string[] {
  const count = Math.min(Math.floor(Math.abs(to - from) / step), SEAT_MAP_LIMITS.seatsInRow) + 1;
  return Array.from({ length: count }, (_, index) => String(from + (to < from ? -index : index) * step));
}

/** The shortest list that readNumbers reads as these. */
export function writeNumbers(numbers: readonly string[]): string {
  const tokens: string[] = [];
  for (let start = 0; start < numbers.length;) {
    const end = runFrom(numbers, start);
    const [first = '', last = ''] = [numbers[start], numbers[end]];
    if (end > start + 1) tokens.push(`${first}-${last}`);
    else tokens.push(...numbers.slice(start, end + 1).map(writeToken));
    start = end + 1;
  }
  return tokens.join(' ');
}

/** The last index of those that go on one by one, up or down. */
function runFrom(numbers: readonly string[], start: number): number {
  const valueAt = (index: number) => (/^(?:0|[1-9]\d{0,5})$/.test(numbers[index] ?? '') ? Number(numbers[index]) : NaN);
  const step = valueAt(start + 1) - valueAt(start);
  if (Math.abs(step) !== 1) return start;
  let end = start + 1;
  while (valueAt(end + 1) - valueAt(end) === step) end++;
  return end;
}

function writeToken(number: string): string {
  return /^[\p{L}\p{N}]+$/u.test(number) ? number : JSON.stringify(number);
}
