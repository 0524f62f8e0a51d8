import type { UserError } from '../../platform/outcome.ts';

const MAX_PROBLEMS = 50;
const MAX_SHOWN = 100;

/** Something in a document that has to be put right. */
export interface SeatMapProblem {
  message: string;
  /** From 1; null in a format without lines. */
  line: number | null;
  section: string | null;
  row: string | null;
  seat: string | null;
  /** What stands there, cut after 100 characters. */
  value: string | null;
}

export interface SeatMapRejected extends UserError {
  kind: 'SeatMapRejected';
  /** The first 50. */
  problems: readonly SeatMapProblem[];
  problemCount: number;
}

/** All problems of a document: a person corrects it once. */
export class SeatMapProblems {
  readonly #first: SeatMapProblem[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(message: string, where: Partial<Omit<SeatMapProblem, 'message'>> = {}): void {
    this.#count++;
    if (this.#first.length >= MAX_PROBLEMS) return;
    const { line = null, section = null, row = null, seat = null, value = null } = where;
    this.#first.push({
      message,
      line,
      section: shown(section),
      row: shown(row),
      seat: shown(seat),
      value: shown(value),
    });
  }

  /** @returns undefined when there are none */
  rejection(): SeatMapRejected | undefined {
    const [first] = this.#first;
    if (!first) return undefined;
    const others = this.#count === 1 ? '' : ` There are ${this.#count - 1} more problems.`;
    const message = `The seat map cannot be imported: ${placeOf(first)}${first.message}${others}`;
    const path = ['input', 'document'];
    return { kind: 'SeatMapRejected', message, path, problems: this.#first, problemCount: this.#count };
  }
}

function shown(text: string | null): string | null {
  if (text === null || text.length <= MAX_SHOWN) return text;
  return `${text.slice(0, MAX_SHOWN).replace(/\p{Surrogate}$/u, '')}…`;
}

function placeOf({ line, section, row, seat }: SeatMapProblem): string {
  const parts = [
    line === null ? '' : `line ${line}`,
    section === null ? '' : `section ${section}`,
    row === null ? '' : `row ${row}`,
    seat === null ? '' : `seat ${seat}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
