import { abuse } from './figures/abuse.ts';
import { besideLarge } from './figures/beside-large.ts';
import { bestSeats } from './figures/best-seats.ts';
import { booking } from './figures/booking.ts';
import { busyShowing } from './figures/busy-showing.ts';
import { catalogue } from './figures/catalogue.ts';
import { ceiling } from './figures/ceiling.ts';
import { fanOut } from './figures/fan-out.ts';
import { growth } from './figures/growth.ts';
import { hold } from './figures/hold.ts';
import { logins } from './figures/logins.ts';
import { memory } from './figures/memory.ts';
import { observed } from './figures/observed.ts';
import { page } from './figures/page.ts';
import { plainHold } from './figures/plain-hold.ts';
import { redisHold } from './figures/redis-hold.ts';
import { release } from './figures/release.ts';
import { seatMap } from './figures/seat-map.ts';
import { seatMapHall } from './figures/seat-map-hall.ts';
import { search } from './figures/search.ts';
import { start } from './figures/start.ts';
import { readArguments } from './support/arguments.ts';
import type { Figure } from './support/figure.ts';
import { describeMachine, lineAbout, warnAboutLoad, warnAboutOthers, watchOthers } from './support/machine.ts';
import { currentCommit, type MeasuredFigure, writeResults } from './support/results.ts';
import { STEADY } from './support/rounds.ts';
import { Stage } from './support/stage.ts';
import { table } from './support/table.ts';

/** By the name for `npm run bench -- NAME`, in the order in which they are measured. */
const FIGURES: Record<string, Figure> = {
  hold,
  'plain-hold': plainHold,
  'redis-hold': redisHold,
  'busy-showing': busyShowing,
  booking,
  ceiling,
  'best-seats': bestSeats,
  'seat-map': seatMap,
  'seat-map-hall': seatMapHall,
  catalogue,
  'beside-large': besideLarge,
  logins,
  'fan-out': fanOut,
  start,
  memory,
  release,
  search,
  growth,
  observed,
  abuse,
  page,
};

async function main(given: readonly string[]): Promise<void> {
  const { names, json, large } = readArguments(given, Object.keys(FIGURES));
  // Standard output is for the results.
  const say = json && json.file === undefined ? console.error : console.log;
  const stage = new Stage({ large });
  stopOnSignals(stage);
  try {
    const load = warnAboutLoad();
    const machine = describeMachine(await stage.postgresVersion());
    say([lineAbout(machine), load].filter(Boolean).join('\n'));
    const figures = await measureAll(names, stage);
    say(`\n${table(figures.flatMap(({ rows }) => rows))}\n\n${notes(figures, load)}`);
    const results = { measuredAt: new Date().toISOString(), commit: currentCommit(), machine, figures };
    if (json) writeResults(results, json.file);
  } finally {
    await stage[Symbol.asyncDispose]();
  }
}

/** When a figure fails, the others are still measured. */
async function measureAll(names: readonly string[], stage: Stage): Promise<MeasuredFigure[]> {
  const figures: MeasuredFigure[] = [];
  for (const name of names) {
    const startedAt = performance.now();
    const otherCores = watchOthers();
    try {
      const rows = (await FIGURES[name]?.(stage)) ?? [];
      const measured = { name, seconds: (performance.now() - startedAt) / 1000, otherCores: otherCores(), rows };
      figures.push(measured);
      console.error(lineAboutFigure(measured));
    } catch (error) {
      if (interrupted) throw error;
      console.error(`${name} failed:`, error);
      process.exitCode = 1;
    }
    await stage.endFigure();
  }
  return figures;
}

function lineAboutFigure({ name, seconds, otherCores }: MeasuredFigure): string {
  return [`measured ${name} in ${seconds.toFixed(0)} s`, warnAboutOthers(otherCores)].filter(Boolean).join('; ');
}

/** What a reader of the table has to know. */
function notes(figures: readonly MeasuredFigure[], load: string | undefined): string {
  const unsteady = figures.some(({ rows }) => rows.some(({ spread = 0 }) => spread >= STEADY));
  const disturbed = figures.filter(({ otherCores }) => warnAboutOthers(otherCores) !== undefined);
  return [
    `Spread: how far apart the rounds were${unsteady ? '; (!) where they did not agree within 10 %' : ''}.`,
    load,
    ...(disturbed.length > 0
      ? [`Other programs were busy during ${disturbed.map(({ name }) => name).join(', ')}: measure these again.`]
      : []),
  ]
    .filter(Boolean)
    .join('\n');
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
