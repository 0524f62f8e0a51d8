import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { graphql } from '../generated/gql.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ChangePassword, ReadMe } from './credential-operations.ts';
import { Login, RegisterAccount } from './operations.ts';
import { GrantRole } from './role-operations.ts';

const logger = createLogger('silent');
const ADMIN = { roles: [{ role: 'ADMIN', cinema: null }] };

function administrators({ database }: TestApp) {
  return database.prisma.account.findMany({ where: { roles: { some: { role: 'ADMIN' } } }, include: { roles: true } });
}

async function login({ client }: TestApp, input: { email: string; password: string }) {
  return (await client.request(Login, { input })).login;
}

/** What is said about logging in. */
function linesAboutLogin({ lines }: { lines: readonly string[] }): string[] {
  return lines.filter((line) => !line.startsWith('mail '));
}

/** The password in the lines that the server prints; undefined when there is none. */
function printedPassword({ lines }: { lines: readonly string[] }): string | undefined {
  return lines.flatMap((line) => /^log in .* with the password (\S+)$/.exec(line)?.[1] ?? [])[0];
}

test('the first start creates the administrator of the settings, and later starts change nothing', async () => {
  const settings = { ADMIN_EMAIL: 'Boss@Example.com', ADMIN_PASSWORD: 'the first password' };
  await using testApp = await startTestApp('embedded', { settings });
  const email = 'boss@example.com';
  expect(linesAboutLogin(testApp.app)).toEqual([`log in   as ${email} with the password of ADMIN_PASSWORD`]);
  expect(await login(testApp, { email, password: 'the first password' })).toMatchObject({ account: ADMIN, errors: [] });

  const before = await administrators(testApp);
  expect(before).toMatchObject([{ email, roles: [{ role: 'ADMIN', cinemaId: null }] }]);
  const changed = { ...testApp.environment, ADMIN_EMAIL: 'other@example.com', ADMIN_PASSWORD: 'the second password' };
  await using second = await createApp(readConfig(changed), { logger });
  expect(linesAboutLogin(second)).toEqual([
    `log in   as ${email}, whose password was given or shown when it was made`,
    '         There is an administrator already, so none is made for other@example.com.',
  ]);
  expect(await administrators(testApp)).toEqual(before);
  const answer = await login(testApp, { email, password: 'the second password' });
  expect(answer).toMatchObject({ errors: [{ __typename: 'InvalidCredentials' }] });
});

test('without ADMIN_PASSWORD the first start generates a password, prints it once, and it works', async () => {
  await using testApp = await startTestApp('embedded', { settings: { ADMIN_PASSWORD: '' } });
  const email = 'admin@rowlock.example';
  const password = printedPassword(testApp.app) ?? '';
  expect(password).toMatch(/^[\w-]{16}$/);
  expect(linesAboutLogin(testApp.app)).toEqual([
    `log in   as ${email} with the password ${password}`,
    '         It is shown only now.',
  ]);
  expect(await login(testApp, { email, password })).toMatchObject({ account: ADMIN });

  await using second = await createApp(readConfig(testApp.environment), { logger });
  expect(linesAboutLogin(second)).toEqual([`log in   as ${email}, whose password was given or shown when it was made`]);
});

test('of several administrators the one of ADMIN_EMAIL is named, else the first', async () => {
  await using testApp = await startTestApp('embedded', { settings: { ADMIN_EMAIL: 'first@example.com' } });
  const { accountId } = await testApp.newAccount('ADMIN');
  for (const [given, named] of [
    ['', 'first@example.com'],
    [`${accountId}@example.com`, `${accountId}@example.com`],
  ]) {
    await using app = await createApp(readConfig({ ...testApp.environment, ADMIN_EMAIL: given }), { logger });
    expect(app.lines[0]).toBe(`log in   as ${named}, whose password was given or shown when it was made`);
  }
});

test('processes that start at the same time create one administrator', async () => {
  await using testApp = await startTestApp('embedded');
  await testApp.database.prisma.account.deleteMany();
  const start = () => createApp(readConfig({ ...testApp.environment, ADMIN_PASSWORD: '' }), { logger });
  const apps = await Promise.all([start(), start(), start()]);
  const passwords = apps.flatMap((app) => printedPassword(app) ?? []);
  await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()));
  expect(await administrators(testApp)).toHaveLength(1);
  expect(passwords).toHaveLength(1);
  const told = apps.map(({ lines: [line = ''] }) => line.replace(/ with the password \S+$/, ' ...'));
  const slower = 'log in   as admin@rowlock.example, whose password was given or shown when it was made';
  expect(told.toSorted()).toEqual(['log in   as admin@rowlock.example ...', slower, slower]);
});

test('a buyer who has registered the address of the administrator gets no role', async () => {
  await using testApp = await startTestApp('embedded');
  const buyer = { email: 'buyer@example.com', password: 'the password of the buyer' };
  await testApp.client.request(RegisterAccount, { input: { ...buyer, name: 'Buyer' } });
  await testApp.database.prisma.roleGrant.deleteMany();

  const settings = { ...testApp.environment, ADMIN_EMAIL: buyer.email, ADMIN_PASSWORD: '' };
  await using second = await createApp(readConfig(settings), { logger });
  expect(linesAboutLogin(second)).toEqual([
    `log in   There is no administrator: the account of ${buyer.email} is a buyer's, and gains no role.`,
    '         Set ADMIN_EMAIL to another address, and start again.',
  ]);
  expect(await administrators(testApp)).toEqual([]);
  expect(await login(testApp, buyer)).toMatchObject({ account: { roles: [] }, errors: [] });
});

describe('an administrator whose password was printed', () => {
  const REFUSED = {
    message: 'Change the password first, with changePassword: no role counts until then.',
    extensions: { code: 'FORBIDDEN' },
  };
  const email = 'admin@rowlock.example';

  async function start(settings: Record<string, string>) {
    const testApp = await startTestApp('embedded', { settings: { ADMIN_PASSWORD: '', ...settings } });
    const password = printedPassword(testApp.app) ?? settings['ADMIN_PASSWORD'] ?? '';
    const { tokens } = await login(testApp, { email, password });
    const client = testApp.client.as(tokens?.accessToken ?? '');
    return { testApp, password, client, [Symbol.asyncDispose]: () => testApp[Symbol.asyncDispose]() };
  }

  test('has no role on a server that other machines can reach, until it has changed the password', async () => {
    await using started = await start({ HOST: '0.0.0.0' });
    const { testApp, password, client } = started;
    expect(linesAboutLogin(testApp.app)).toEqual([
      `log in   as ${email} with the password ${password}`,
      '         It is shown only now, and no role counts until changePassword has changed it.',
    ]);
    const [{ accountId } = { accountId: '' }] = await testApp.database.prisma.roleGrant.findMany();
    const grant = { accountId, role: 'DOOR' as const };
    expect((await client.send(GrantRole, { input: grant })).errors).toMatchObject([REFUSED]);
    expect((await client.send(READ_ACCOUNTS)).errors).toMatchObject([REFUSED]);
    // What a role lets see is not seen.
    const { node } = await client.request(ReadNode, { id: (await testApp.newAccount()).accountId });
    expect(node).toBeNull();
    expect((await client.request(ReadMe, {})).me).toMatchObject({ email, roles: [] });

    const change = (newPassword: string) =>
      client.request(ChangePassword, { input: { currentPassword: password, newPassword } });
    expect((await change(password)).changePassword.errors).toMatchObject([{ __typename: 'InvalidInput' }]);
    expect((await client.send(READ_ACCOUNTS)).errors).toMatchObject([REFUSED]);
    expect((await change('a password of my own')).changePassword.errors).toEqual([]);
    expect((await client.send(READ_ACCOUNTS)).errors).toBeUndefined();
    expect((await client.request(GrantRole, { input: grant })).grantRole.errors).toEqual([]);
    expect((await client.request(ReadMe, {})).me).toMatchObject({ roles: [{ role: 'ADMIN' }, { role: 'DOOR' }] });
  });

  test.each([
    ['a password of ADMIN_PASSWORD', { HOST: '0.0.0.0', ADMIN_PASSWORD: 'the first password' }],
    ['a server on loopback', { HOST: '127.0.0.1' }],
  ])('need not change it with %s', async (_, settings) => {
    await using started = await start(settings);
    const { client } = started;
    expect((await client.send(READ_ACCOUNTS)).errors).toBeUndefined();
  });
});

const READ_ACCOUNTS = '{ accounts { totalCount } }';

const ReadNode = graphql(`
  query ReadNode($id: ID!) {
    node(id: $id) {
      id
    }
  }
`);
