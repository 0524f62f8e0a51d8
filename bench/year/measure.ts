import 'reflect-metadata';
import { AccessTokens } from '../../src/accounts/session/access-token.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { modules } from '../../src/modules.ts';
import { rowsByKey } from '../../src/platform/batches.ts';
import { newId } from '../../src/platform/ids.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import type { Operation } from './operation.ts';
import { buying, queries } from './operations.ts';
import { Plans, type Statement } from './plans.ts';
import { readSample, type Sample } from './sample.ts';

/** One thing that the server does, and the statements that it needs for it. */
export interface Measured {
  name: string;
  /** Until the answer has come. */
  ms: number;
  statements: Statement[];
}

type Task = { name: string; work: () => Promise<unknown> };

const JWT_SECRET = 'only for measuring where nothing is secret';
const SETTINGS = {
  JWT_SECRET,
  RATE_LIMITS: 'off',
  MAX_HOLDS_PER_ACCOUNT: '1000',
  ADMIN_PASSWORD: 'not needed for measuring',
  // The seats of all of the year are there, where a worker would have dropped most of them long ago.
  KEEP_FREE_SEATS_DAYS: '36500',
};
/** The fastest counts: the first one also fills caches, and other work of the machine may come in between. */
const ROUNDS = 4;

/** Runs everything that this version asks the database, on a database of the generator. It sells a few seats. */
export async function measureYear(connectionString: string, { rounds = ROUNDS } = {}): Promise<Measured[]> {
  const sample = await readSample(connectionString);
  await using plans = await Plans.collect(connectionString);
  await using app = await createApp(
    // Without a worker, whose statements would come in between, and without the cache, which would ask for nothing.
    { ...readConfig({ ...SETTINGS, DATABASE_URL: connectionString, CACHE_MAX_AGE_MS: '0' }), role: 'api' },
    { logger: createLogger('error') },
  );
  const measured: Measured[] = [];
  for (const { name, work } of [...readTasks(app, sample), ...buyTasks(app, sample), ...workerTasks(app, sample)]) {
    let best: Measured | undefined;
    for (let round = 0; round < (name.startsWith('mutation') ? 1 : rounds); round++) {
      let ms = 0;
      const statements = await plans.of(async () => {
        const began = performance.now();
        await work();
        ms = performance.now() - began;
      });
      if (!best || ms < best.ms) best = { name, ms, statements };
    }
    if (best) measured.push(best);
  }
  return measured;
}

function readTasks(app: App, sample: Sample): Task[] {
  return queries(sample).map((operation) => ({ name: operation.name, work: () => send(app, operation) }));
}

function buyTasks(app: App, sample: Sample): Task[] {
  let before = '';
  return buying(sample).map((next) => ({
    name: `mutation ${next('').name}`,
    work: async () => void (before = await send(app, next(before))),
  }));
}

/** What workers and feeds do by themselves. Due rows are claimed, and left as they are. */
function workerTasks({ services }: App, sample: Sample): Task[] {
  const { showingSeats, showingSales, bookings, database, logger } = services;
  return [
    { name: 'feed: 200 watched showings', work: () => showingSeats.versions(sample.watchedShowings) },
    {
      name: 'feed: sales of 200 watched showings',
      work: () => rowsByKey(showingSales.byShowingId, sample.watchedShowings),
    },
    { name: 'feed: 200 watched bookings', work: () => bookings.byId.rows(sample.watchedBookings) },
    {
      name: 'due rows: every kind',
      async work() {
        const kinds = (await modules.load()).flatMap((module) => module.dueRows?.(services) ?? []);
        for (const { handleAll: _, ...kind } of kinds) {
          await recoverDueRows({ ...kind, handle: () => Promise.resolve() }, { database, logger });
        }
      },
    },
  ];
}

/** @throws when the answer has errors, or is not the expected one */
async function send({ url }: App, { query, variables, as, name, expected = '' }: Operation): Promise<string> {
  const tokens = new AccessTokens({ secrets: [JWT_SECRET], clock: systemClock });
  const token = as === undefined ? undefined : tokens.issue({ accountId: as, sessionId: newId() }).token;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.text();
  if (answer.startsWith('{"errors"') || !answer.includes(expected)) throw new Error(`${name}: ${answer}`);
  return answer;
}
