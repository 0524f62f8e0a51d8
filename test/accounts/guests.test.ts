import { afterEach, beforeEach, expect, test } from 'vitest';
import { Guests } from '../../src/accounts/guests.ts';
import { AccessTokens } from '../../src/accounts/session/access-token.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { createAccount } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const secret = 'a secret of at least 32 bytes...';
const HOUR_MS = 3_600_000;

let resources: Resources;
let database: Database;
let now: number;
let accessTokens: AccessTokens;
let guests: Guests;

beforeEach(async () => {
  resources = new Resources();
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
  now = Date.now();
  const clock = () => new Date(now);
  accessTokens = new AccessTokens({ secret, clock });
  guests = new Guests({ database, accessTokens, secret, clock });
});
afterEach(() => resources[Symbol.asyncDispose]());

const accountOf = (session: { accessToken: string } | undefined) =>
  session && accessTokens.read(session.accessToken)?.accountId;

test('each start makes another account, without an e-mail address, a password or a role', async () => {
  const sessions = [await guests.start(), await guests.start()];
  const accounts = await database.prisma.account.findMany({ include: { roles: true }, orderBy: { id: 'asc' } });
  expect(new Set(accounts.map(({ id }) => id))).toEqual(new Set(sessions.map(accountOf)));
  for (const account of accounts)
    expect(account).toMatchObject({ isGuest: true, name: 'Guest', email: null, passwordHash: null, roles: [] });
});

test('a renewal gets a new token of the same guest, for a day', async () => {
  const first = await guests.start();
  const accountId = accountOf(first);
  now += 23 * HOUR_MS;
  expect(accessTokens.read(first.accessToken)).toBeUndefined();
  expect(accountOf(await guests.renew(first.renewal))).toBe(accountId);
  now += HOUR_MS;
  expect(await guests.renew(first.renewal)).toBeUndefined();
});

test('nothing but the renewal of a guest renews', async () => {
  const guest = await guests.start();
  const { token } = await createAccount(database);
  const others = new Guests({
    database,
    accessTokens,
    secret: 'another secret of at least 32 bytes',
    clock: () => new Date(),
  });
  const foreign = await others.start();
  for (const wrong of [guest.accessToken, token, foreign.renewal, `${guest.renewal}x`, '', 'none'])
    expect(await guests.renew(wrong), wrong).toBeUndefined();
  // Nor does it let a guest in by itself.
  expect(accessTokens.read(guest.renewal)).toBeUndefined();
});

test('the renewal of a guest that is gone, or that is a full account now, does not renew', async () => {
  const [gone, full] = [await guests.start(), await guests.start()];
  await database.prisma.account.delete({ where: { id: accountOf(gone) ?? '' } });
  await database.prisma.account.update({ where: { id: accountOf(full) ?? '' }, data: { isGuest: false } });
  expect([await guests.renew(gone.renewal), await guests.renew(full.renewal)]).toEqual([undefined, undefined]);
});

test('guests that can have no token any more are deleted, unless they have held a seat', async () => {
  const accountIds = [];
  for (let count = 0; count < 4; count++) accountIds.push(accountOf(await guests.start()) ?? '');
  const [unused = '', holder = '', young = '', full = ''] = accountIds;
  await database.prisma.account.updateMany({
    where: { id: { not: young } },
    data: { createdAt: new Date(Date.now() - 49 * HOUR_MS) },
  });
  await database.prisma.account.update({ where: { id: full }, data: { isGuest: false } });
  const { showingId, seatIds } = await makeShowing(database, { rows: 1 });
  const hold = { id: newId(), accountId: holder, showingId, seatIds, ordinal: 1, expiresAt: new Date() };
  await database.prisma.hold.create({ data: { ...hold, status: 'RELEASED' } });
  expect(await guests.deleteUnused()).toBe(1);
  const left = await database.prisma.account.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).toSorted()).toEqual(accountIds.filter((id) => id !== unused).toSorted());
});
