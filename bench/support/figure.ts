import type { Stage } from './stage.ts';

/** One line of the table. */
export interface Row {
  what: string;
  rowlock: string;
  /** Undefined where nothing is measured beside it. */
  baseline?: string;
  ratio?: number;
  /** How far apart the rounds were, as a share of the median; see `spreadOf`. Undefined with one round. */
  spread?: number;
  /** Undefined where a figure only tells something. */
  target?: string;
  met?: boolean;
  /** What the texts above say, for programs: see `--json`. */
  numbers?: Record<string, number>;
}

/** @throws when the measurement failed; a missed target is a normal row */
export type Figure = (stage: Stage) => Promise<Row[]>;

/** The median, so that one disturbed round does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

export function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en-US')}/s`;
}
