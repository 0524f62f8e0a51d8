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

/** In numbers of holds: Node compiles what is used often, whatever time that took. */
const HOLDS = 2500;
const WARM_UP_HOLDS = 10_000;
const METRICS_TOKEN = 'only for benchmarks where nothing is secret';
const SCRAPED_EACH_MS = 1000;
/** Readings of an idle server, each after what was kept of the one before has expired: see `KEPT_MS`. */
const READINGS = 8;
const APART_MS = 2100;
/** As docs/operations.md proposes it for an on-sale night. */
const SAMPLED = '0.05';

type Round = (count: number) => Promise<HoldRound>;

/** What metrics and traces cost a hold. */
export const observed: Figure = async (stage) => {
  const sink = stage.child<SpanSinkTasks>('support/span-sink-process.ts');
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: await sink.ask('listen', undefined) };
  const compare = await comparing(stage);
  const rows = await compare('hold with /metrics read each second, beside a server that counts nothing', {
    settings: { METRICS_TOKEN },
    beside: withStub('no-metrics'),
    isScraped: true,
  });
  for (const [what, part] of [
    ['hold with all of its traces sent, beside a server without', '1'],
    ['  with one of 20', SAMPLED],
  ] as const) {
    const before = await sink.ask('sent', undefined);
    rows.push(...(await compare(what, { settings: { ...traced, OTEL_TRACES_SAMPLER_ARG: part } })));
    const { bytes } = await sink.ask('sent', undefined);
    if (bytes === before.bytes) throw new Error(`no spans were sent, with a part of ${part}`);
  }
  return rows;
};

interface Compared {
  /** Of the server that is observed, and of the one beside it. */
  settings: Record<string, string>;
  beside?: Record<string, string>;
  isScraped?: boolean;
}

/** Each time with two new servers: the one that has run for longer would be ahead. */
async function comparing(stage: Stage): Promise<(what: string, compared: Compared) => Promise<Row[]>> {
  const [world, load] = [await stage.world('rowlock'), stage.child<LoadTasks>('support/load-process.ts')];
  return async (what, { settings, beside = {}, isScraped = false }) => {
    const [ours, theirs] = [
      await stage.rowlock({ DRAIN_SECONDS: '0', ...settings }),
      await stage.rowlock({ DRAIN_SECONDS: '0', ...beside }),
    ];
    const round = await holdsOn(stage, { world, load, rowlock: ours });
    const rows = [
      await rowOf(what, [
        isScraped ? whileScraped(ours, round) : round,
        await holdsOn(stage, { world, load, rowlock: theirs }),
      ]),
      ...(isScraped ? [await readingRow(ours, await stage.postgresPid())] : []),
    ];
    // PostgreSQL has a hundred connections for all.
    for (const server of [ours, theirs]) await server[Symbol.asyncDispose]();
    return rows;
  };
}

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
