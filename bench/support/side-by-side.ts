import { median, perSecond } from './figure.ts';
import type { Load } from './load-process.ts';
import { LEAST, spreadOf, untilSteady } from './rounds.ts';

const CEILING_SECONDS = 1.5;

/** What can be compared with a baseline. */
interface Rated {
  perSecond: number;
}

interface Measurements<Ours, Theirs = Ours> {
  rowlock: Ours[];
  baseline: Theirs[];
}

/** The two take turns, so that other work of the machine affects both equally, until their ratio is steady. */
export async function sideBySide<Ours extends Rated, Theirs extends Rated>(
  rowlock: () => Promise<Ours>,
  baseline: () => Promise<Theirs>,
  options: { most?: number } = {},
): Promise<Measurements<Ours, Theirs>> {
  const rounds = await untilSteady(
    async () => ({ baseline: await baseline(), rowlock: await rowlock() }),
    (round) => round.rowlock.perSecond / round.baseline.perSecond,
    options,
  );
  return { rowlock: rounds.map((round) => round.rowlock), baseline: rounds.map((round) => round.baseline) };
}

/** The same for a row that explains another: short, and the least number of rounds. */
export function ceilingBeside<Ours extends Rated, Theirs extends Rated>(
  ceiling: (seconds: number) => Promise<Ours>,
  baseline: (seconds: number) => Promise<Theirs>,
): Promise<Measurements<Ours, Theirs>> {
  return sideBySide(
    () => ceiling(CEILING_SECONDS),
    () => baseline(CEILING_SECONDS),
    { most: LEAST },
  );
}

/** The columns of the table that say how many times as fast one of the two is. */
export function compareRates(measured: Measurements<Rated>) {
  const ratios = measured.rowlock.map((ours, round) => ours.perSecond / (measured.baseline[round]?.perSecond ?? NaN));
  const [ours, theirs] = [rateOf(measured.rowlock), rateOf(measured.baseline)];
  const [ratio, spread] = [ours / theirs, spreadOf(ratios)];
  return {
    ...{ rowlock: perSecond(ours), baseline: perSecond(theirs), ratio, spread },
    numbers: { rowlockPerSecond: ours, baselinePerSecond: theirs, ratio, spread },
  };
}

/** The same for two loads, with what the slowest requests took and what one costs the server. */
export function compareLoads(loads: Measurements<Load>) {
  const { rowlock, baseline, numbers, ...compared } = compareRates(loads);
  const [ours, theirs] = [medianOf(loads.rowlock), medianOf(loads.baseline)];
  return {
    ...compared,
    rowlock: `${rowlock}, ${describe(ours)}`,
    baseline: `${baseline}, ${describe(theirs)}`,
    numbers: {
      ...numbers,
      ...{ rowlockP99Ms: ours.p99Ms, baselineP99Ms: theirs.p99Ms },
      ...{ rowlockServerMs: ours.serverMs, baselineServerMs: theirs.serverMs },
    },
  };
}

function medianOf(loads: readonly Load[]): { p99Ms: number; serverMs: number } {
  return {
    p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
    serverMs: median(loads.map(({ serverMs = NaN }) => serverMs)),
  };
}

function describe({ p99Ms, serverMs }: { p99Ms: number; serverMs: number }): string {
  return `p99 ${Math.round(p99Ms)} ms${Number.isNaN(serverMs) ? '' : `, ${serverMs.toFixed(2)} ms CPU`}`;
}

function rateOf(rounds: readonly Rated[]): number {
  return median(rounds.map((round) => round.perSecond));
}
