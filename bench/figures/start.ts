import { type Figure, median, type Row } from '../support/figure.ts';
import { partsOfStart, type PartsOfStart } from '../support/parts-of-start.ts';
import { spreadOf, untilSteady } from '../support/rounds.ts';
import type { Stage } from '../support/stage.ts';

const NOTHING_MS = 4000;
const DATA_MS = 2000;

/** The embedded default, from the start of its process until GraphQL answers; then as a user starts it, with what npm adds. */
export const start: Figure = async (stage) => {
  const rounds = await untilSteady(
    async () => {
      const dataDir = await stage.directory();
      const nothing = await startOnce(stage, { dataDir });
      const data = await startOnce(stage, { dataDir });
      const npm = await startOnce(stage, { dataDir, command: ['npm', 'start'] });
      return { nothing, data, npm, parts: await partsOfStart(await stage.directory()) };
    },
    ({ nothing, data }) => nothing + data,
  );
  const times = (of: 'nothing' | 'data' | 'npm') => rounds.map((round) => round[of]);
  return [
    row('start of the embedded default, on nothing', times('nothing'), NOTHING_MS),
    row('start of the embedded default, on its data', times('data'), DATA_MS),
    partsRow(rounds.map(({ parts }) => parts)),
    row('  the same by npm start, with everything built', times('npm')),
  ];
};

interface Started {
  dataDir: string;
  command?: readonly [string, ...string[]];
}

async function startOnce(stage: Stage, { dataDir, command }: Started): Promise<number> {
  const rowlock = await stage.startRowlock({ DATA_DIR: dataDir }, command);
  const milliseconds = await rowlock.ready();
  await rowlock[Symbol.asyncDispose]();
  return milliseconds;
}

/** The first start needs all of them, the others only the last two; PostgreSQL starts beside the loading. */
function partsRow(rounds: readonly PartsOfStart[]): Row {
  const of = (part: keyof PartsOfStart) => median(rounds.map((round) => round[part]));
  const numbers = { initdbMs: of('initdbMs'), postgresMs: of('postgresMs'), modulesMs: of('modulesMs') };
  return {
    what: "  parts of it alone: initdb; PostgreSQL's start; loading the modules (ceiling)",
    rowlock: Object.values(numbers)
      .map((milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`)
      .join('; '),
    numbers,
  };
}

function row(what: string, times: readonly number[], targetMs?: number): Row {
  const [milliseconds, spread] = [median(times), spreadOf(times)];
  return {
    ...{ what, rowlock: `${(milliseconds / 1000).toFixed(1)} s`, spread, numbers: { milliseconds } },
    ...(targetMs !== undefined && { target: `≤ ${targetMs / 1000} s`, met: milliseconds <= targetMs }),
  };
}
