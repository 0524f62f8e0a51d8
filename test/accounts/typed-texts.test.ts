import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Login, Me, RegisterAccount } from './operations.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const PASSWORD = 'difference engine';

function send(input: { email?: string; password?: string; name?: string }) {
  const complete = { email: `${newId()}@example.com`, password: PASSWORD, name: 'Ada', ...input };
  return testApp.client.send(RegisterAccount, { input: complete });
}

async function register(input: Parameters<typeof send>[0]) {
  const { data, errors } = await send(input);
  expect(errors).toBeUndefined();
  return data?.register;
}

async function login(email: string, password = PASSWORD) {
  return (await testApp.client.request(Login, { input: { email, password } })).login;
}

const INVALID_CREDENTIALS = { account: null, errors: [{ __typename: 'InvalidCredentials', path: ['input'] }] };

describe('a password', () => {
  const [composed, decomposed] = ['Ünïcödé Straße'.normalize('NFC'), 'Ünïcödé Straße'.normalize('NFD')];

  test.each([
    ['composed', 'decomposed', composed, decomposed],
    ['decomposed', 'composed', decomposed, composed],
  ])('that was %s at the registration is accepted when it is %s at the login', async (_, __, first, second) => {
    const { account } = (await register({ password: first })) ?? {};
    for (const password of [second, first])
      expect(await login(account?.email ?? '', password)).toMatchObject({ account: { id: account?.id } });
    expect(await login(account?.email ?? '', second.replace('ß', 'ss'))).toMatchObject(INVALID_CREDENTIALS);
  });

  test('that an earlier version hashed as it was typed is still accepted', async () => {
    const { account } = (await register({})) ?? {};
    const passwordHash = await argon2.hash(decomposed, { type: argon2.argon2id });
    await testApp.database.prisma.account.update({ where: { id: account?.id ?? '' }, data: { passwordHash } });
    expect(await login(account?.email ?? '', decomposed)).toMatchObject({ account: { id: account?.id } });
    expect(await login(account?.email ?? '', `${decomposed}!`)).toMatchObject(INVALID_CREDENTIALS);
  });

  test.each([
    ['8 emoji', '🎬'.repeat(8), []],
    ['4 emoji of two UTF-16 units each', '🎬'.repeat(4), ['password']],
    ['128 decomposed letters', 'é'.normalize('NFD').repeat(128), []],
    ['129 emoji', '🎬'.repeat(129), ['password']],
    ['half of an emoji', 'difference \ud83c engine', ['password']],
  ])('is counted in characters: %s', async (_, password, fields) => {
    const payload = await register({ password });
    expect(payload?.errors).toMatchObject(fields.map((field) => ({ path: ['input', field] })));
  });

  test('of 100 kB that takes long to normalise is refused at once', async () => {
    const password = `a${'\u0316\u0301'.repeat(20_000)}`;
    expect((await register({ password }))?.errors).toMatchObject([{ path: ['input', 'password'] }]);
    expect(await login('ada@example.com', password)).toMatchObject(INVALID_CREDENTIALS);
  });
});

describe('an e-mail address', () => {
  test.each([
    ['spaces around it', ' Blank@Example.COM\t', 'blank@example.com', 'blank@example.com'],
    ['marks of direction around it', '\u202acopied@example.com\u202c', 'copied@example.com', 'copied@example.com'],
    ['an international domain', 'ada@München.example', 'ada@münchen.example', 'ADA@XN--MNCHEN-3YA.EXAMPLE'],
    ['its domain in ASCII', 'bea@xn--mnchen-3ya.example', 'bea@münchen.example', 'bea@münchen.example'],
    ['a decomposed domain', 'cy@mu\u0308nchen.example', 'cy@münchen.example', 'cy@MÜNCHEN.example'],
    ['an international local part', 'JÖRG@example.com', 'jörg@example.com', 'jo\u0308rg@example.com'],
    ['another script', 'ада@почта.example', 'ада@почта.example', 'АДА@ПОЧТА.example'],
    ['a full stop of Chinese', '用户@例子。example', '用户@例子.example', '用户@例子.example'],
    ["a Turkish keyboard's capitals", 'İPEK@GMAİL.example', 'ipek@gmail.example', 'ipek@gmail.example'],
    ['an i of any other keyboard', 'IDA@example.com', 'ida@example.com', 'İda@example.com'],
    ['a part of 200 letters', `${'a'.repeat(200)}@example.com`, `${'a'.repeat(200)}@example.com`, undefined],
  ])('with %s is one account in each spelling', async (_, typed, shown, other) => {
    const payload = await register({ email: typed });
    expect(payload).toMatchObject({ account: { email: shown }, errors: [] });
    const { me } = await testApp.client.as(payload?.tokens?.accessToken ?? '').request(Me, {});
    expect(me?.email).toBe(shown);
    for (const email of [typed, shown, other ?? shown]) {
      expect((await login(email)).account?.id, email).toBe(payload?.account?.id);
      expect((await register({ email }))?.errors).toMatchObject([
        { __typename: 'EmailTaken', path: ['input', 'email'] },
      ]);
    }
  });

  test.each([
    ['ada at example'],
    [''],
    [' '],
    ['@'],
    ['ada@'],
    ['@example.com'],
    ['a@example.com,b@example.com'],
    ['ada@exam ple.com'],
    ['ada lovelace@example.com'],
    ['ada@@example.com'],
    ['ada@example..com'],
    ['ada@-example.com'],
    ['ada@example.com/path'],
    ['ada@example.com:25'],
    ['ada@example.com\\x'],
    ['ada@127.0.0.1'],
    ['ada@[::1]'],
    ['ada@xn--a.com'],
    ['ada@ex\u0000ample.com'],
    ['a\u0000da@example.com'],
    ['a\u200bda@example.com'],
    ['\ud800@example.com'],
    ['ada@\ud800.com'],
    [`${'a'.repeat(243)}@example.com`],
    [`${'ü'.repeat(122)}@example.com`],
    [`ada@${'a'.repeat(64)}.com`],
    [`${'a'.repeat(90_000)}@example.com`],
    ['@'.repeat(90_000)],
    [`a${'\u0316\u0301'.repeat(20_000)}@example.com`],
  ])('%j is InvalidInput at the registration, and InvalidCredentials at the login', async (email) => {
    const payload = await withoutAnyChange(testApp.database, () => register({ email }));
    expect(payload).toMatchObject({
      account: null,
      errors: [
        {
          __typename: 'InvalidInput',
          message: 'This is not an e-mail address: it needs a name, an @ and a domain.',
          path: ['input', 'email'],
        },
      ],
    });
    expect(await login(email)).toMatchObject(INVALID_CREDENTIALS);
  });

  test('that is no text is BAD_USER_INPUT', async () => {
    const { errors } = await send({ email: 7 as unknown as string });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('that is taken does not stand in the message', async () => {
    const { account } = (await register({})) ?? {};
    const payload = await register({ email: account?.email ?? '' });
    expect(payload?.errors).toMatchObject([{ __typename: 'EmailTaken' }]);
    expect(JSON.stringify(payload)).not.toContain(account?.email);
  });
});

describe('a name', () => {
  const family = '👩‍👩‍👧';

  test.each([
    ['with spaces around and within', ' \tAda\n  Lovelace\u00a0', 'Ada Lovelace'],
    ['decomposed', 'Ame\u0301lie', 'Amélie'],
    ['with characters of no width', '\ufeffA\u200bd\u200ea\u00ad\u2060', 'Ada'],
    ['with joiners that join nothing', 'A\u200dda\u200c \u200dB', 'Ada B'],
    ['of 100 emoji of eight UTF-16 units each', family.repeat(100), family.repeat(100)],
    ['in Persian, with its joiner', 'علی\u200cرضا', 'علی\u200cرضا'],
    ['from right to left', 'עדה', 'עדה'],
    ['of one letter', '王', '王'],
  ])('%s is kept in one form', async (_, name, stored) => {
    const payload = await register({ name });
    expect(payload?.errors).toEqual([]);
    const { me } = await testApp.client.as(payload?.tokens?.accessToken ?? '').request(Me, {});
    expect(me?.name).toBe(stored);
  });

  test.each([
    ['of 101 letters', 'é'.repeat(101)],
    ['of 101 emoji', family.repeat(101)],
    ['of characters of no width only', '\u200b\u200d\u3164\ufe0f'],
    ['of an accent only', '\u0301'],
    ['with the character NUL', 'A\u0000da'],
    ['with an escape sequence of a terminal', 'Ada\u001b[31m'],
    ['that turns the text after it around', 'Ada\u202eevil'],
    ['with half of an emoji', 'Ada \ud83c'],
    ['of 100 kB', `a${'\u0316\u0301'.repeat(20_000)}`],
  ])('%s is InvalidInput', async (_, name) => {
    const payload = await withoutAnyChange(testApp.database, () => register({ name }));
    expect(payload?.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'name'] }]);
  });
});
