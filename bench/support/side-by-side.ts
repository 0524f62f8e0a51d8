import { median, perSecond } from './figure.ts';
import type { Load } from './load-process.ts';

const ROUNDS = 3;

/** The two sides take turns, so that whatever else the machine does disturbs both alike. */
export async function sideBySide<Measured>(
  rowlock: () => Promise<Measured>,
  rival: () => Promise<Measured>,
): Promise<{ rowlock: Measured[]; rival: Measured[] }> {
  const measured: { rowlock: Measured[]; rival: Measured[] } = { rowlock: [], rival: [] };
  for (let round = 0; round < ROUNDS; round++) {
    measured.rival.push(await rival());
    measured.rowlock.push(await rowlock());
  }
  return measured;
}

/** Of two loads: what the table says of them. */
export function compareLoads(loads: { rowlock: Load[]; rival: Load[] }): {
  rowlock: string;
  rival: string;
  ratio: number;
} {
  return {
    rowlock: describe(loads.rowlock),
    rival: describe(loads.rival),
    ratio: rateOf(loads.rowlock) / rateOf(loads.rival),
  };
}

function describe(loads: Load[]): string {
  return `${perSecond(rateOf(loads))}, p99 ${Math.round(median(loads.map(({ p99Ms }) => p99Ms)))} ms`;
}

function rateOf(loads: Load[]): number {
  return median(loads.map((load) => load.perSecond));
}
