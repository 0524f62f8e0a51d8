import { median, perSecond } from './figure.ts';
import type { Load } from './load-process.ts';

const ROUNDS = 3;

/** The two take turns, so that other work of the machine affects both equally. */
export async function sideBySide<Measured>(
  rowlock: () => Promise<Measured>,
  baseline: () => Promise<Measured>,
): Promise<{ rowlock: Measured[]; baseline: Measured[] }> {
  const measured: { rowlock: Measured[]; baseline: Measured[] } = { rowlock: [], baseline: [] };
  for (let round = 0; round < ROUNDS; round++) {
    measured.baseline.push(await baseline());
    measured.rowlock.push(await rowlock());
  }
  return measured;
}

/** The columns of the table for two loads. */
export function compareLoads(loads: { rowlock: Load[]; baseline: Load[] }): {
  rowlock: string;
  baseline: string;
  ratio: number;
} {
  return {
    rowlock: describe(loads.rowlock),
    baseline: describe(loads.baseline),
    ratio: rateOf(loads.rowlock) / rateOf(loads.baseline),
  };
}

function describe(loads: Load[]): string {
  return `${perSecond(rateOf(loads))}, p99 ${Math.round(median(loads.map(({ p99Ms }) => p99Ms)))} ms`;
}

function rateOf(loads: Load[]): number {
  return median(loads.map((load) => load.perSecond));
}
