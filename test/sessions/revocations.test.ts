import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Account } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus } from '../../src/platform/messages/bus.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const SOON = { timeout: 10_000, interval: 20 };
/** Longer than a look and the time until the next. */
const LOOKS_MS = 2500;

let resources: Resources;
let database: Database;
let account: Account;
beforeEach(async () => {
  resources = new Resources();
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
  account = await database.prisma.account.create({ data: { email: 'a@example.com', passwordHash: 'none' } });
});
afterEach(() => resources[Symbol.asyncDispose]());

/** The services of a process. Those of another one hear nothing of it, unless they have the same bus. */
async function startProcess(bus = createMessageBus({ redisUrl: undefined, logger: createLogger('silent') })) {
  const services = accountServices(database, { bus });
  resources.use(services.revocations);
  await services.revocations.start();
  const ended: (readonly string[])[] = [];
  services.revocations.onEnded((sessionIds) => ended.push(sessionIds));
  return { ...services, bus, ended };
}

async function openSession({ sessions, accessTokens }: Awaited<ReturnType<typeof startProcess>>): Promise<string> {
  const { accessToken } = await sessions.open(account, { device: 'Test' });
  return accessTokens.read(accessToken)?.sessionId ?? '';
}

test('a session that ends is told once, by the message or by the look that comes first', async () => {
  const [one, hearing] = [await startProcess(), await startProcess()];
  const deaf = await startProcess();
  const same = await startProcess(one.bus);
  const id = await openSession(one);
  await one.sessions.end({ accountId: account.id, sessionId: id });
  expect([one.ended, same.ended]).toEqual([[[id]], [[id]]]);
  await expect.poll(() => [hearing.ended, deaf.ended], SOON).toEqual([[[id]], [[id]]]);
  await sleep(LOOKS_MS);
  for (const { ended } of [one, same, hearing, deaf]) expect(ended).toEqual([[id]]);
});

test('sessions that end together are told together', async () => {
  const one = await startProcess();
  const ids = [await openSession(one), await openSession(one), await openSession(one)];
  await database.transaction((tx) => one.sessions.endAll(tx, account.id, { except: ids[1] }));
  expect(one.ended.map((together) => new Set(together))).toEqual([new Set([ids[0], ids[2]])]);
  expect(ids.map((id) => one.revocations.has(id))).toEqual([true, false, true]);
});

test('a transaction that fails ends no session', async () => {
  const one = await startProcess();
  const id = await openSession(one);
  const failing = database.transaction(async (tx) => {
    await one.sessions.endAll(tx, account.id);
    throw new Error('failed');
  });
  await expect(failing).rejects.toThrow('failed');
  expect(one.revocations.has(id)).toBe(false);
  expect(await one.sessions.openByAccountId.rows([account.id])).toHaveLength(1);
});

test('a look finds a session that ended before the look before it, and was committed after that', async () => {
  const [one, other] = [await startProcess(), await startProcess()];
  const id = await openSession(one);
  await database.transaction(async (tx) => {
    await one.sessions.endAll(tx, account.id);
    await sleep(LOOKS_MS);
    expect(other.revocations.has(id)).toBe(false);
  });
  await expect.poll(() => other.revocations.has(id), SOON).toBe(true);
});

test('an ended session is forgotten when no token of it can last any more', async () => {
  const one = await startProcess();
  const id = await openSession(one);
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    await one.sessions.end({ accountId: account.id, sessionId: id });
    await database.prisma.session.updateMany({ data: { endedAt: new Date(Date.now() - 60_000) } });
    vi.advanceTimersByTime(15 * 60_000);
    await sleep(LOOKS_MS);
    expect(one.revocations.has(id)).toBe(true);
    vi.advanceTimersByTime(5 * 60_000 + 1000);
    await expect.poll(() => one.revocations.has(id), SOON).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
