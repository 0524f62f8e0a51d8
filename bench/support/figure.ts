import type { Stage } from './stage.ts';

/** One line of the table. */
export interface Row {
  what: string;
  rowlock: string;
  /** Undefined where the target is not a ratio. */
  rival?: string;
  ratio?: number;
  target: string;
  met: boolean;
}

/** @throws when something is broken; a target that is missed is a row like any other */
export type Figure = (stage: Stage) => Promise<Row[]>;

/** In the middle, so that one round that was disturbed does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

export function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en-US')}/s`;
}
