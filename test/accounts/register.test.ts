import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Me, RegisterAccount } from './operations.ts';

const ReadOwnAccount = graphql(`
  query ReadOwnAccount {
    me {
      version
      createdAt
    }
  }
`);

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const ada = { email: 'Ada@Example.com', password: 'difference engine', name: '  Ada Lovelace ' };

function send(input: typeof ada) {
  return testApp.client.send(RegisterAccount, { input });
}

test('a registered account has no role, and its access token is valid for 15 minutes', async () => {
  const before = Date.now();
  const { data } = await send(ada);
  expect(data?.register).toMatchObject({
    account: { email: 'ada@example.com', name: 'Ada Lovelace', roles: [] },
    errors: [],
  });
  const { accessToken = '', accessTokenExpiresAt = '' } = data?.register.tokens ?? {};
  const validMs = new Date(accessTokenExpiresAt).getTime() - before;
  expect(Math.round(validMs / 60_000)).toBe(15);
  const { me } = await testApp.client.as(accessToken).request(Me, {});
  expect(me).toEqual(data?.register.account);
});

test('an account has a version and the time of its registration', async () => {
  const before = Date.now();
  const { data } = await send({ ...ada, email: 'new@example.org' });
  const { me } = await testApp.client.as(data?.register.tokens?.accessToken ?? '').request(ReadOwnAccount, {});
  expect(me?.version).toBe(1);
  // The database has a clock of its own.
  expect(Math.abs(new Date(me?.createdAt ?? 0).getTime() - before)).toBeLessThan(10_000);
});

test('a password is stored only as an argon2id hash', async () => {
  const row = await testApp.database.prisma.account.findUniqueOrThrow({ where: { email: 'ada@example.com' } });
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1)\$/);
  expect(JSON.stringify(row)).not.toContain(ada.password);
});

test('an address that differs only in upper and lower case is taken', async () => {
  const { data } = await withoutAnyChange(testApp.database, () => send({ ...ada, email: 'ADA@example.COM' }));
  expect(data?.register).toMatchObject({
    account: null,
    tokens: null,
    errors: [{ __typename: 'EmailTaken', path: ['input', 'email'] }],
  });
});

test('of several registrations of one address at the same time exactly one succeeds', async () => {
  const grace = { ...ada, email: 'grace@example.com' };
  const answers = await Promise.all(Array.from({ length: 4 }, () => send(grace)));
  const payloads = answers.map(({ data }) => data?.register);
  expect(payloads.filter((payload) => payload?.account)).toHaveLength(1);
  expect(payloads.flatMap((payload) => payload?.errors.map((error) => error.__typename))).toEqual(
    Array.from({ length: 3 }, () => 'EmailTaken'),
  );
  expect(await testApp.database.prisma.account.count({ where: { email: grace.email } })).toBe(1);
});

test.each([
  ['a password of 7 characters', { password: '1234567' }, ['password']],
  ['a password of 129 characters', { password: 'p'.repeat(129) }, ['password']],
  ['a name that has only spaces', { name: '   ' }, ['name']],
  ['a name of 101 characters', { name: 'n'.repeat(101) }, ['name']],
  ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.com` }, ['email']],
  ['a short password together with an empty name', { password: 'short', name: '' }, ['password', 'name']],
])('%s is InvalidInput', async (_, change, fields) => {
  const { data } = await withoutAnyChange(testApp.database, () =>
    send({ ...ada, email: 'new@example.com', ...change }),
  );
  expect(data?.register.account).toBeNull();
  expect(data?.register.errors).toMatchObject(
    fields.map((field) => ({ __typename: 'InvalidInput', path: ['input', field] })),
  );
});

test.each([8, 128])('a password of %i characters is accepted', async (length) => {
  const { data } = await send({ ...ada, email: `p${length}@example.com`, password: 'x'.repeat(length) });
  expect(data?.register.errors).toEqual([]);
});
