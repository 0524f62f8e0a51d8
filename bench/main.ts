import { availableParallelism, loadavg } from 'node:os';
import { besideLarge } from './figures/beside-large.ts';
import { booking } from './figures/booking.ts';
import { busyShowing } from './figures/busy-showing.ts';
import { fanOut } from './figures/fan-out.ts';
import { hold } from './figures/hold.ts';
import { memory } from './figures/memory.ts';
import { plainHold } from './figures/plain-hold.ts';
import { release } from './figures/release.ts';
import { seatMap } from './figures/seat-map.ts';
import { seatMapHall } from './figures/seat-map-hall.ts';
import { start } from './figures/start.ts';
import type { Figure, Row } from './support/figure.ts';
import { Stage } from './support/stage.ts';
import { table } from './support/table.ts';

/** By the name for `npm run bench -- NAME`, in the order in which they are measured. */
const FIGURES: Record<string, Figure> = {
  hold,
  'plain-hold': plainHold,
  'busy-showing': busyShowing,
  booking,
  'seat-map': seatMap,
  'seat-map-hall': seatMapHall,
  'beside-large': besideLarge,
  'fan-out': fanOut,
  start,
  memory,
  release,
};

const BUSY_LOAD = 0.5;

async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in FIGURES));
  if (unknown.length > 0)
    throw new Error(`no figure ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}`);
  console.log(describeMachine());
  const stage = new Stage();
  stopOnSignals(stage);
  try {
    const rows = await measureAll(names.length > 0 ? names : Object.keys(FIGURES), stage);
    console.log(`\n${table(rows)}`);
  } finally {
    await stage[Symbol.asyncDispose]();
  }
}

/** Other work of the machine slows a server with its database more than a server alone. */
function describeMachine(): string {
  const [load = 0] = loadavg();
  const busy = load > BUSY_LOAD ? ` (the load is ${load.toFixed(1)} already: measure again on an idle machine)` : '';
  return `Node ${process.version}, ${availableParallelism()} cores${busy}`;
}

/** When a figure fails, the others are still measured. */
async function measureAll(names: string[], stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of names) {
    const startedAt = performance.now();
    try {
      rows.push(...((await FIGURES[name]?.(stage)) ?? []));
      console.error(`measured ${name} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    } catch (error) {
      if (interrupted) throw error;
      console.error(`${name} failed:`, error);
      process.exitCode = 1;
    }
    await stage.endFigure();
  }
  return rows;
}

let interrupted = false;

/** Stops every process that was started, which makes the current figure fail. */
function stopOnSignals(stage: Stage): void {
  const stop = async () => {
    interrupted = true;
    await stage[Symbol.asyncDispose]().catch((error: unknown) => console.error(error));
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (interrupted) return;
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
