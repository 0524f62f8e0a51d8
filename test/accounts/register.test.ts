import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Me, RegisterAccount } from './operations.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const ada = { email: 'Ada@Example.com', password: 'difference engine', name: '  Ada Lovelace ' };

function send(input: typeof ada) {
  return testApp.client.send(RegisterAccount, { input });
}

test('who registers is a CUSTOMER with an access token that lasts 15 minutes', async () => {
  const before = Date.now();
  const { data } = await send(ada);
  expect(data?.register).toMatchObject({
    account: { email: 'ada@example.com', name: 'Ada Lovelace', role: 'CUSTOMER' },
    errors: [],
  });
  const lasts = new Date(data?.register.accessTokenExpiresAt ?? 0).getTime() - before;
  expect(Math.round(lasts / 60_000)).toBe(15);
  const { me } = await testApp.client.as(data?.register.accessToken ?? '').request(Me, {});
  expect(me).toEqual(data?.register.account);
});

test('a password is kept as an argon2id hash and nothing else', async () => {
  const row = await testApp.database.prisma.account.findUniqueOrThrow({ where: { email: 'ada@example.com' } });
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1)\$/);
  expect(JSON.stringify(row)).not.toContain(ada.password);
});

test('an address is taken whatever the case that it is written in', async () => {
  const { data } = await withoutAnyChange(testApp.database, () => send({ ...ada, email: 'ADA@example.COM' }));
  expect(data?.register).toMatchObject({
    account: null,
    accessToken: null,
    errors: [{ __typename: 'EmailTaken', path: ['input', 'email'] }],
  });
});

test('of several who register one address at once exactly one gets it', async () => {
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
  ['a password of 9 characters', { password: '123456789' }, ['password']],
  ['a password of 201 characters', { password: 'p'.repeat(201) }, ['password']],
  ['a name of nothing but spaces', { name: '   ' }, ['name']],
  ['a name of 101 characters', { name: 'n'.repeat(101) }, ['name']],
  ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.com` }, ['email']],
  ['a short password and no name, both at once', { password: 'short', name: '' }, ['password', 'name']],
])('%s is InvalidInput', async (_, change, fields) => {
  const { data } = await withoutAnyChange(testApp.database, () =>
    send({ ...ada, email: 'new@example.com', ...change }),
  );
  expect(data?.register.account).toBeNull();
  expect(data?.register.errors).toMatchObject(
    fields.map((field) => ({ __typename: 'InvalidInput', path: ['input', field] })),
  );
});

test.each([
  ['no address', 'ada at example'],
  ['nothing', ''],
  ['two addresses', 'a@example.com,b@example.com'],
])('%s in the place of an e-mail address is BAD_USER_INPUT', async (_, email) => {
  const { errors, data } = await withoutAnyChange(testApp.database, () => send({ ...ada, email }));
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a text with the character NUL, which PostgreSQL cannot keep, is BAD_USER_INPUT', async () => {
  const { errors } = await withoutAnyChange(testApp.database, () =>
    send({ ...ada, email: 'nul@example.com', name: 'A\u0000da' }),
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('ten and two hundred characters of password are enough and not too many', async () => {
  for (const length of [10, 200]) {
    const { data } = await send({ ...ada, email: `p${length}@example.com`, password: 'x'.repeat(length) });
    expect(data?.register.errors).toEqual([]);
  }
});
