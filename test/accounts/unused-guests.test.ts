import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteUnusedGuests } from '../../src/accounts/sql/delete-unused-guests.ts';
import type { Guests } from '../../src/accounts/guests.ts';
import type { HoldStatus } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { startTestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

let resources: Resources;
let database: Database;
let guests: Guests;

beforeEach(async () => {
  resources = new Resources();
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
  ({ guests } = accountServices(database));
});
afterEach(() => resources[Symbol.asyncDispose]());

/** A guest who came long ago, and whose session ended then. */
async function makeGuest({ expiresAt = hoursAgo(24), endedAt }: { expiresAt?: Date; endedAt?: Date } = {}) {
  const { account } = await guests.start({ locale: null, device: 'Test' });
  const createdAt = hoursAgo(49);
  await database.prisma.account.update({ where: { id: account.id }, data: { createdAt } });
  const times = { createdAt, lastUsedAt: createdAt, expiresAt, endedAt: endedAt ?? null };
  await database.prisma.session.updateMany({ where: { accountId: account.id }, data: times });
  return account.id;
}

async function makeHold(accountId: string, status: HoldStatus): Promise<string> {
  const { showingId, seatIds } = await makeShowing(database, { rows: 1 });
  const data = { id: newId(), accountId, showingId, seatIds, expiresAt: hoursAgo(48), status };
  await database.prisma.hold.create({ data });
  return data.id;
}

async function isThere(id: string): Promise<boolean> {
  return (await database.prisma.account.count({ where: { id } })) === 1;
}

describe('a guest is deleted', () => {
  test('once its session cannot be refreshed any more, and its sessions with it', async () => {
    const id = await makeGuest();
    expect(await guests.deleteUnused()).toBe(1);
    expect(await isThere(id)).toBe(false);
    expect(await database.prisma.session.count()).toBe(0);
  });

  test('when it has logged out, or in to an account', async () => {
    const id = await makeGuest({ expiresAt: new Date(Date.now() + HOUR_MS), endedAt: hoursAgo(2) });
    expect(await guests.deleteUnused()).toBe(1);
    expect(await isThere(id)).toBe(false);
  });

  test.each(['RELEASED', 'EXPIRED'] as const)(
    'with a hold that was %s, which stays without an account',
    async (status) => {
      const id = await makeGuest();
      const holdId = await makeHold(id, status);
      expect(await guests.deleteUnused()).toBe(1);
      expect(await database.prisma.hold.findMany()).toMatchObject([{ id: holdId, status, accountId: null }]);
    },
  );

  test('whatever number of others is looked at before it', async () => {
    const used = await Promise.all(Array.from({ length: 3 }, () => makeGuest({ expiresAt: new Date() })));
    const unused = await Promise.all([makeGuest(), makeGuest()]);
    const pages = [];
    for (let after: Awaited<ReturnType<typeof deleteUnusedGuests>>['last'] = null; ;) {
      const page = await database.singleStatement((statement) => deleteUnusedGuests(statement, { after, limit: 2 }));
      pages.push(page.deleted);
      if (page.last === null) break;
      after = page.last;
    }
    expect(pages).toHaveLength(4);
    expect(await Promise.all([...used, ...unused].map(isThere))).toEqual([true, true, true, false, false]);
  });

  test('by a worker, which does so again an hour later', async () => {
    await using testApp = await startTestApp('embedded');
    const { prisma } = testApp.database;
    const createdAt = hoursAgo(49);
    const { id } = await prisma.account.create({ data: { isGuest: true, createdAt } });
    const due = () => prisma.recurringTask.findFirstOrThrow({ where: { name: 'delete-unused-guests' } });
    // Not in the first hour of an installation.
    expect((await due()).dueAt.getTime()).toBeGreaterThan(Date.now());
    await prisma.recurringTask.updateMany({ data: { dueAt: new Date() } });
    await expect.poll(() => prisma.account.count({ where: { id } }), { timeout: 15_000 }).toBe(0);
    await expect
      .poll(async () => (await due()).dueAt.getTime(), { timeout: 15_000 })
      .toBeGreaterThan(Date.now() + HOUR_MS / 2);
  });
});

describe('a guest stays', () => {
  test.each<[string, { expiresAt?: Date; endedAt?: Date }]>([
    ['can be refreshed', { expiresAt: new Date(Date.now() + HOUR_MS) }],
    ['has expired just now: it may have an access token', { expiresAt: hoursAgo(0.5) }],
    [
      'was ended just now: other processes have to hear of it',
      { expiresAt: new Date(Date.now() + HOUR_MS), endedAt: hoursAgo(0.5) },
    ],
  ])('while a session %s', async (_, session) => {
    const id = await makeGuest(session);
    expect(await guests.deleteUnused()).toBe(0);
    expect(await isThere(id)).toBe(true);
  });

  test('in its first hour', async () => {
    const { account } = await guests.start({ locale: null, device: 'Test' });
    await database.prisma.session.deleteMany();
    expect(await guests.deleteUnused()).toBe(0);
    expect(await isThere(account.id)).toBe(true);
  });

  test('with a hold that has not been ended, or has become a booking', async () => {
    const ids = [await makeGuest(), await makeGuest()];
    await makeHold(ids[0] ?? '', 'ACTIVE');
    await makeHold(ids[1] ?? '', 'CONVERTED');
    expect(await guests.deleteUnused()).toBe(0);
    expect(await Promise.all(ids.map(isThere))).toEqual([true, true]);
  });

  test('once it has become an account', async () => {
    const id = await makeGuest();
    const data = { isGuest: false, email: 'ada@mail.example', passwordHash: 'none' };
    await database.prisma.account.update({ where: { id }, data });
    expect(await guests.deleteUnused()).toBe(0);
    expect(await isThere(id)).toBe(true);
  });
});
