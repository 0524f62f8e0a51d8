import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { GraphQLClient } from '../support/client.ts';
import { untilMailed, untilNoMailWaits } from '../support/mails.ts';
import { logIn, PASSWORD, type Registered, register } from '../support/registered.ts';
import { allRows, withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { CloseAccount, ExportMyData, ReadMe, VerifyEmail } from './credential-operations.ts';

const PUBLIC_URL = 'https://tickets.example';
const WRONG_PASSWORD = [{ __typename: 'InvalidCredentials', path: ['input', 'password'] }];

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

type Client = Pick<Registered, 'client'>;

async function close({ client }: Client, password: string | null = PASSWORD) {
  return (await client.request(CloseAccount, { input: { password } })).closeAccount;
}

async function ask({ client }: Client, password: string | null = PASSWORD) {
  return (await client.request(ExportMyData, { input: { password } })).exportMyData;
}

/** Opens a link of the export, at the address where the test's server is. */
function open(url: string): Promise<Response> {
  expect(url).toMatch(/^https:\/\/tickets\.example\/my-data\/[\w-]{43}$/);
  return fetch(url.replace(PUBLIC_URL, testApp.client.url));
}

async function guest(): Promise<Client & { accountId: string }> {
  const { data } = await testApp.client.send<
    { startGuestSession: { account: { id: string }; tokens: { accessToken: string } } },
    object
  >('mutation { startGuestSession(input: {}) { account { id } tokens { accessToken } } }');
  const { account, tokens } = data?.startGuestSession ?? {};
  return { accountId: account?.id ?? '', client: testApp.client.as(tokens?.accessToken ?? '') };
}

describe('closeAccount', () => {
  test('deletes the person, ends every session, and leaves the row', async () => {
    const account = await register(testApp);
    const { accountId: id, email } = account;
    await untilMailed(testApp, email);
    const another = await logIn(testApp, account);
    await ask(account);
    expect(await close(account)).toEqual({ errors: [] });
    for (const client of [account.client, another])
      expect((await client?.send(ReadMe))?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await logIn(testApp, account)).toBeUndefined();
    const row = await testApp.database.prisma.account.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ email: null, name: null, passwordHash: null, newEmail: null, emailVerifiedAt: null });
    expect(row.closedAt).not.toBeNull();
    expect(JSON.stringify(await allRows(testApp.database))).not.toContain(email);
  });

  test('makes the links useless that are in mails, and that of the export', async () => {
    const account = await register(testApp);
    const { token } = await untilMailed(testApp, account.email);
    const { url } = await ask(account);
    await close(account);
    expect((await testApp.client.request(VerifyEmail, { input: { token } })).verifyEmail.errors).toMatchObject([
      { __typename: 'InvalidToken' },
    ]);
    expect((await open(String(url))).status).toBe(404);
  });

  test('lets the address be registered again, as another account', async () => {
    const account = await register(testApp);
    await close(account);
    expect((await register(testApp, account.email)).accountId).not.toBe(account.accountId);
  });

  test('takes the roles, and the audit log says so', async () => {
    const account = await register(testApp);
    const { accountId } = account;
    const { prisma } = testApp.database;
    await prisma.roleGrant.create({ data: { accountId, role: 'BOX_OFFICE' } });
    await close(account);
    expect(await prisma.roleGrant.count({ where: { accountId } })).toBe(0);
    expect(await prisma.auditEntry.findMany({ where: { entityId: accountId } })).toMatchObject([
      { actorId: accountId, action: 'closeAccount', entityType: 'Account' },
    ]);
  });

  test('closes a guest without a password', async () => {
    const { client, accountId: id } = await guest();
    expect(await close({ client }, null)).toEqual({ errors: [] });
    expect((await client.send(ReadMe)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await testApp.database.prisma.account.findUnique({ where: { id } }))?.closedAt).not.toBeNull();
  });

  test.each(['a guess', '', null])('is refused for the password %j', async (password) => {
    const account = await register(testApp);
    await untilNoMailWaits(testApp);
    const payload = await withoutAnyChange(testApp.database, () => close(account, password));
    expect(payload.errors).toMatchObject(WRONG_PASSWORD);
  });

  test('is refused for the last administrator, also when two close at the same time', async () => {
    const { prisma } = testApp.database;
    await prisma.roleGrant.deleteMany({ where: { role: 'ADMIN' } });
    const accounts = [await register(testApp), await register(testApp)];
    await prisma.roleGrant.createMany({ data: accounts.map(({ accountId }) => ({ accountId, role: 'ADMIN' })) });
    const answers = await Promise.all(accounts.map((account) => close(account)));
    expect(answers.flatMap(({ errors }) => errors)).toMatchObject([{ __typename: 'LastAdmin', path: ['input'] }]);
    const left = await prisma.account.findMany({ where: { roles: { some: { role: 'ADMIN' } } } });
    expect(left).toMatchObject([{ closedAt: null }]);
  });
});

describe('exportMyData', () => {
  test('gives a file of JSON with everything, and with nothing that logs in', async () => {
    const account = await register(testApp);
    const { accountId: id, email, client } = account;
    await untilMailed(testApp, email);
    await untilNoMailWaits(testApp);
    const { url, errors } = await ask({ client });
    expect(errors).toEqual([]);
    const response = await open(String(url));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      account: { id, email, name: 'Ada Lovelace' },
      roles: [],
      sessions: [{ endedAt: null }],
      mails: [{ purpose: 'VERIFY_EMAIL', email }],
    });
    expect(text).not.toMatch(/argon2|hash|secret/i);
  });

  test('links work for an hour, and are deleted after it', async () => {
    const account = await register(testApp);
    const { url } = await ask(account);
    const { prisma } = testApp.database;
    const { id, expiresAt } = await prisma.dataExport.findFirstOrThrow({ where: { accountId: account.accountId } });
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(60);
    await prisma.dataExport.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await open(String(url))).status).toBe(404);
    await expect.poll(() => prisma.dataExport.count({ where: { id } }), { timeout: 10_000 }).toBe(0);
  });

  test.each(['x', 'x'.repeat(43), '%00', '..%2f..%2fetc', 'x'.repeat(2000)])(
    'finds nothing at /my-data/%s',
    async (token) => {
      const response = await fetch(`${testApp.client.url}/my-data/${token}`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    },
  );

  test('works for a guest without a password', async () => {
    const account = await guest();
    const { url } = await ask(account, null);
    expect(await (await open(String(url))).json()).toMatchObject({ account: { id: account.accountId, isGuest: true } });
  });

  test.each(['a guess', '', null])('is refused for the password %j', async (password) => {
    const account = await register(testApp);
    await untilNoMailWaits(testApp);
    const payload = await withoutAnyChange(testApp.database, () => ask(account, password));
    expect(payload).toMatchObject({ url: null, errors: WRONG_PASSWORD });
  });
});

test('guesses of the password are limited, as those of logins are', async () => {
  const config = readConfig({ ...testApp.environment, RATE_LIMITS: 'on' });
  await using app = await createApp(config, { logger: createLogger('silent') });
  const { client } = await register(testApp);
  const ofThatApp = new GraphQLClient(app.url, client.token);
  const guesses = [];
  for (let guess = 0; guess < 11; guess++)
    guesses.push(await ofThatApp.send(CloseAccount, { input: { password: 'a guess' } }));
  expect(guesses[9]?.data?.closeAccount.errors).toMatchObject(WRONG_PASSWORD);
  expect(guesses[10]?.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
});
