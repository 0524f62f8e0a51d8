import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../src/generated/prisma/client.ts';
import type { OpenSession, Sessions } from '../../src/accounts/session/sessions.service.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { installClock, setClock } from '../support/database-clock.ts';
import { openDatabase } from '../support/open-database.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { cloneDatabase } from '../support/test-database.ts';

const NOON = new Date('2026-11-26T12:00:00Z');
const DAY_SECONDS = 86_400;
const DEVICE = { device: 'Test' };

let resources: Resources;
let database: Database;
let sessions: Sessions;
let services: ReturnType<typeof accountServices>;
let account: Account;

beforeEach(async () => {
  resources = new Resources();
  const { url } = resources.use(await cloneDatabase());
  await installClock(url, NOON);
  database = resources.use(openDatabase(url));
  // Tokens are made by the clock of the process.
  services = accountServices(database, { clock: () => NOON });
  ({ sessions } = services);
  account = await newAccount();
});
afterEach(() => resources[Symbol.asyncDispose]());

function newAccount({ isGuest = false } = {}): Promise<Account> {
  const email = isGuest ? {} : { email: `${newId()}@example.com`, passwordHash: 'none' };
  return database.prisma.account.create({ data: { ...email, isGuest, name: 'Test' } });
}

async function after(seconds: number): Promise<void> {
  await setClock(database, new Date(NOON.getTime() + seconds * 1000));
}

/** The next refresh token; undefined when it was refused. */
async function refresh(token: string | undefined): Promise<OpenSession | undefined> {
  const outcome = await sessions.refresh(token ?? '', DEVICE);
  if (!outcome.value) expect(outcome.errors).toMatchObject([{ kind: 'InvalidToken', path: ['input', 'refreshToken'] }]);
  return outcome.value;
}

const next = async (token: string | undefined) => (await refresh(token))?.refreshToken;
const isOpen = async ({ id }: Account) => (await sessions.openByAccountId.rows([id])).length === 1;

test('a refresh token gives the next pair of tokens of the same session', async () => {
  const opened = await sessions.open(account, DEVICE);
  await after(600);
  const refreshed = await refresh(opened.refreshToken);
  expect(refreshed?.account).toEqual(account);
  expect(refreshed?.refreshToken).not.toBe(opened.refreshToken);
  const read = ({ accessToken = '' }: Partial<OpenSession> = {}) => services.accessTokens.read(accessToken);
  expect(read(refreshed)?.sessionId).toBe(read(opened)?.sessionId);
  expect(await sessions.openByAccountId.rows([account.id])).toMatchObject([
    { createdAt: NOON, lastUsedAt: new Date(NOON.getTime() + 600_000) },
  ]);
});

test('what is stored gives no token', async () => {
  const { refreshToken } = await sessions.open(account, DEVICE);
  const [row] = await database.prisma.session.findMany();
  const second = (await next(refreshToken)) ?? '';
  const [rotated] = await database.prisma.session.findMany();
  const bytes = [refreshToken, second].map((token) => Buffer.from(token, 'base64url'));
  for (const stored of [row, rotated].flatMap((each) => Object.values(each ?? {})))
    if (stored instanceof Uint8Array)
      for (const token of bytes) expect(Buffer.from(stored).includes(token.subarray(-16))).toBe(false);
});

describe('twenty that use a refresh token at the same time', () => {
  test('get one successor, which is good', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => next(refreshToken)));
    const [successor, ...others] = new Set(tokens);
    expect({ isOne: others.length === 0, isOther: successor !== refreshToken }).toEqual({ isOne: true, isOther: true });
    expect(await next(successor)).toMatch(/^[\w-]{86}$/);
  });
});

describe('a refresh token that was used', () => {
  test('gives the same successor again for 30 seconds, as after a lost answer', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    const successor = await next(refreshToken);
    await after(29);
    expect(await next(refreshToken)).toBe(successor);
    expect(await next(successor)).toBeDefined();
  });

  test('ends the session after that', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    const successor = await next(refreshToken);
    await after(31);
    expect(await refresh(refreshToken)).toBeUndefined();
    expect(await isOpen(account)).toBe(false);
    expect(await refresh(successor)).toBeUndefined();
  });

  test('ends the session at once when its successor was used', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    const successor = await next(refreshToken);
    const last = await next(successor);
    expect(await refresh(refreshToken)).toBeUndefined();
    expect(await isOpen(account)).toBe(false);
    expect(await refresh(last)).toBeUndefined();
  });

  test('refuses the access tokens of the session too', async () => {
    const { refreshToken, accessToken } = await sessions.open(account, DEVICE);
    await next(await next(refreshToken));
    expect(services.accessTokens.read(accessToken)).toBeDefined();
    await refresh(refreshToken);
    expect(services.accessTokens.read(accessToken)).toBeUndefined();
  });

  test('leaves other sessions of the account open', async () => {
    const [stolen, other] = [await sessions.open(account, DEVICE), await sessions.open(account, DEVICE)];
    await next(await next(stolen.refreshToken));
    expect(await refresh(stolen.refreshToken)).toBeUndefined();
    expect(await refresh(other.refreshToken)).toBeDefined();
  });
});

describe('what is no refresh token', () => {
  /** The token, with another byte at that place. */
  function changed(token: string, place: number): string {
    const bytes = Buffer.from(token, 'base64url');
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return bytes.toString('base64url');
  }

  test.each<[string, (token: string) => string]>([
    ['an empty text', () => ''],
    ['a word', () => 'none'],
    ['a token that lacks its end', (token) => token.slice(0, -2)],
    ['a token with more at its end', (token) => `${token}AA`],
    ['a token with a space', (token) => `${token} `],
    ['a text of a megabyte', () => 'A'.repeat(1_000_000)],
    ['the id of a session and nothing right', (token) => `${token.slice(0, 21)}${'A'.repeat(65)}`],
    ['a token of no session', (token) => changed(token, 15)],
    ['a token with another secret of the session', (token) => changed(token, 16)],
  ])('%s is refused, and nothing happens', async (_, make) => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    await withoutAnyChange(database, async () => expect(await refresh(make(refreshToken))).toBeUndefined());
    expect(await refresh(refreshToken)).toBeDefined();
  });

  test('a token that was never given out ends the session when it knows its secret', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    expect(await refresh(changed(refreshToken, 63))).toBeUndefined();
    expect(await refresh(refreshToken)).toBeUndefined();
  });

  test('the access token is none', async () => {
    const { accessToken } = await sessions.open(account, DEVICE);
    expect(await refresh(accessToken)).toBeUndefined();
  });
});

test('the refresh token of one account gives nothing of another', async () => {
  const other = await newAccount();
  const [own, others] = [await sessions.open(account, DEVICE), await sessions.open(other, DEVICE)];
  // The id of one session, with the rest of the other's token.
  const ownBytes = Buffer.from(own.refreshToken, 'base64url');
  const mixed = Buffer.concat([Buffer.from(others.refreshToken, 'base64url').subarray(0, 16), ownBytes.subarray(16)]);
  expect(await refresh(mixed.toString('base64url'))).toBeUndefined();
  expect((await refresh(own.refreshToken))?.account.id).toBe(account.id);
  expect((await refresh(others.refreshToken))?.account.id).toBe(other.id);
});

describe('a session', () => {
  test('cannot be refreshed after it ended, also not in the grace', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    const successor = await next(refreshToken);
    await sessions.logOut(account.id);
    await withoutAnyChange(database, async () => {
      for (const token of [refreshToken, successor]) expect(await refresh(token)).toBeUndefined();
    });
  });

  test('expires 30 days after its last refresh', async () => {
    const { refreshToken, refreshTokenExpiresAt } = await sessions.open(account, DEVICE);
    expect(refreshTokenExpiresAt.getTime() - NOON.getTime()).toBe(30 * DAY_SECONDS * 1000);
    await after(30 * DAY_SECONDS - 1);
    const successor = await next(refreshToken);
    expect(successor).toBeDefined();
    await after(60 * DAY_SECONDS - 1);
    expect(await isOpen(account)).toBe(false);
    expect(await refresh(successor)).toBeUndefined();
  });

  test('of a guest expires 24 hours after its last refresh', async () => {
    const guest = await newAccount({ isGuest: true });
    const { refreshToken, refreshTokenExpiresAt } = await sessions.open(guest, DEVICE);
    expect(refreshTokenExpiresAt.getTime() - NOON.getTime()).toBe(DAY_SECONDS * 1000);
    await after(DAY_SECONDS - 1);
    const successor = await refresh(refreshToken);
    expect(successor?.refreshTokenExpiresAt.getTime()).toBe(NOON.getTime() + (2 * DAY_SECONDS - 1) * 1000);
    await after(2 * DAY_SECONDS - 1);
    expect(await refresh(successor?.refreshToken)).toBeUndefined();
  });

  test('expires 90 days after it was opened, however often it is refreshed', async () => {
    let { refreshToken: token } = await sessions.open(account, DEVICE);
    for (let day = 20; day < 90; day += 20) {
      await after(day * DAY_SECONDS);
      token = (await next(token)) ?? '';
    }
    const [row] = await sessions.openByAccountId.rows([account.id]);
    expect(row?.expiresAt).toEqual(new Date(NOON.getTime() + 90 * DAY_SECONDS * 1000));
    await after(90 * DAY_SECONDS);
    expect(await refresh(token)).toBeUndefined();
  });

  test('has the device that refreshed it last', async () => {
    const { refreshToken } = await sessions.open(account, { device: 'Firefox on Linux' });
    await sessions.refresh(refreshToken, { device: 'Safari on iOS' });
    expect(await sessions.openByAccountId.rows([account.id])).toMatchObject([{ device: 'Safari on iOS' }]);
  });

  test('is gone with its account', async () => {
    const { refreshToken } = await sessions.open(account, DEVICE);
    await database.prisma.account.delete({ where: { id: account.id } });
    expect(await refresh(refreshToken)).toBeUndefined();
    expect(await database.prisma.session.count()).toBe(0);
  });
});
