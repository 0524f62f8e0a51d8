import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from '../support/child.ts';
import { cpuSecondsOf } from '../support/cpu.ts';
import type { Figure, Row } from '../support/figure.ts';
import { type HoldRound, holdProcesses, holdRound } from '../support/hold-rounds.ts';
import type { LoadTasks } from '../support/load-process.ts';
import type { Rowlock } from '../support/rowlock.ts';
import { compareLoads, sideBySide } from '../support/side-by-side.ts';
import type { SpanSinkTasks } from '../support/span-sink-process.ts';
import type { Stage } from '../support/stage.ts';
import { withStub } from '../support/stubs.ts';
import type { World } from '../support/world.ts';

/** In numbers of holds, since servers are compared that have been running for different times: Node compiles what is used often. */
const HOLDS = 3000;
const WARM_UP_HOLDS = 8000;
const METRICS_TOKEN = 'only for benchmarks where nothing is secret';
const SCRAPED_EACH_MS = 1000;
/** Readings of an idle server, each after what was kept of the one before has expired: see `KEPT_MS`. */
const READINGS = 8;
const APART_MS = 2100;
/** As docs/operations.md proposes it for an on-sale night. */
const SAMPLED = '0.05';
const SETTINGS = { DRAIN_SECONDS: '0' };

type Round = (count: number) => Promise<HoldRound>;

/** What metrics and traces cost a hold. */
export const observed: Figure = async (stage) => {
  const [world, load] = [await stage.world('rowlock'), stage.child<LoadTasks>('support/load-process.ts')];
  const holds = (rowlock: Rowlock): Promise<Round> => holdsOn(stage, { world, load, rowlock });
  const blind = await stage.rowlock({ ...SETTINGS, ...withStub('no-metrics') });
  const counting = await stage.rowlock({ ...SETTINGS, METRICS_TOKEN });
  const rows = [
    await rowOf('hold with /metrics read each second, beside a server that counts nothing', [
      whileScraped(counting, await holds(counting)),
      await holds(blind),
    ]),
    await readingRow(counting, await stage.postgresPid()),
  ];
  // PostgreSQL has a hundred connections for all.
  for (const server of [blind, counting]) await server[Symbol.asyncDispose]();

  const plain = await holds(await stage.rowlock(SETTINGS));
  const sink = stage.child<SpanSinkTasks>('support/span-sink-process.ts');
  const traced = { ...SETTINGS, OTEL_EXPORTER_OTLP_ENDPOINT: await sink.ask('listen', undefined) };
  for (const [what, part] of [
    ['hold with all of its traces sent, beside a server without', '1'],
    ['  with one of 20', SAMPLED],
  ] as const) {
    const server = await stage.rowlock({ ...traced, OTEL_TRACES_SAMPLER_ARG: part });
    const before = await sink.ask('sent', undefined);
    rows.push(await rowOf(what, [await holds(server), plain]));
    const { bytes } = await sink.ask('sent', undefined);
    if (bytes === before.bytes) throw new Error(`no spans were sent, with a part of ${part}`);
    await server[Symbol.asyncDispose]();
  }
  return rows;
};

async function holdsOn(
  stage: Stage,
  { world, load, rowlock }: { world: World; load: Child<LoadTasks>; rowlock: Rowlock },
): Promise<Round> {
  const processes = await holdProcesses(stage, rowlock);
  return (count) => holdRound(load, { world, url: rowlock.url, api: 'graphql', count, processes });
}

async function rowOf(what: string, [ours, theirs]: readonly [Round, Round]): Promise<Row> {
  await ours(WARM_UP_HOLDS);
  await theirs(WARM_UP_HOLDS);
  const measured = await sideBySide(
    () => ours(HOLDS),
    () => theirs(HOLDS),
  );
  return { what, ...compareLoads(measured) };
}

/** As Prometheus would do it, though more often. */
function whileScraped(rowlock: Rowlock, round: Round): Round {
  return async (count) => {
    const ended = new AbortController();
    const scraping = scrape(rowlock, ended.signal);
    try {
      return await round(count);
    } finally {
      ended.abort();
      await scraping;
    }
  };
}

async function scrape(rowlock: Rowlock, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await readMetrics(rowlock);
    await sleep(SCRAPED_EACH_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** @throws when the answer is not what Prometheus needs */
async function readMetrics({ url }: Rowlock): Promise<void> {
  const response = await fetch(new URL('/metrics', url), { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const text = await response.text();
  if (!text.includes('rowlock_holds_total')) throw new Error(`/metrics answered ${text.slice(0, 300)}`);
}

/** Beside what the same server uses in the same time when nothing is asked of it. */
async function readingRow(rowlock: Rowlock, postgresPid: number): Promise<Row> {
  const used = () => [cpuSecondsOf(rowlock.pid), cpuSecondsOf(postgresPid)].map((seconds) => seconds * 1000);
  const usedWhile = async (work: () => Promise<unknown>) => {
    const before = used();
    for (let reading = 0; reading < READINGS; reading++) {
      await work();
      await sleep(APART_MS);
    }
    return used().map((after, part) => (after - (before[part] ?? NaN)) / READINGS) as [number, number];
  };
  const idle = await usedWhile(() => Promise.resolve());
  const read = await usedWhile(() => readMetrics(rowlock));
  const [serverMs, postgresMs] = [read[0] - idle[0], read[1] - idle[1]];
  return {
    what: '  CPU time of one reading: the server; PostgreSQL',
    rowlock: `${serverMs.toFixed(1)} ms; ${postgresMs.toFixed(1)} ms`,
    numbers: { serverMs, postgresMs },
  };
}
