import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let cinemaId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 }));
});
afterAll(() => testApp[Symbol.asyncDispose]());

const QUERY = JSON.stringify({ query: '{ __typename }' });

/** The status of the answer; a stream has no length that is known before. */
async function post(body: string | ReadableStream, token?: string): Promise<number> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const request = { method: 'POST', headers, body, duplex: 'half' } as const;
  return (await fetch(`${testApp.client.url}/graphql`, request)).status;
}

async function tokenOf(...grant: [role?: Role, cinemaId?: string]): Promise<string | undefined> {
  return (await testApp.newAccount(...grant)).client.token;
}

describe('a body of more than 256,000 bytes', () => {
  const large = QUERY.padEnd(LIMITS.bytes + 1);

  test.each([
    ['a manager of all cinemas', ['MANAGER']],
    ['a manager of one cinema', ['MANAGER', 'own']],
    ['an administrator', ['ADMIN']],
  ] as const)('is read from %s', async (_, [role, place]) => {
    expect(await post(large, await tokenOf(role, place && cinemaId))).toBe(200);
  });

  test.each(['BOX_OFFICE', 'DOOR', 'AUDITOR', undefined] as const)('is refused from the role %s', async (role) => {
    const token = await tokenOf(role);
    expect(await post(large, token)).toBe(413);
    expect(await post(QUERY.padEnd(LIMITS.bytes), token)).toBe(200);
  });

  test('is refused without a login, and with a token that is not ours', async () => {
    expect(await post(large)).toBe(413);
    expect(await post(large, 'not.a.token')).toBe(413);
  });

  test('is refused when its length is not said before', async () => {
    const token = await tokenOf('MANAGER');
    const streamOf = (text: string) => new Blob([text]).stream();
    expect(await post(streamOf(QUERY.padEnd(LIMITS.bytes)), token)).toBe(200);
    expect(await post(streamOf(large), token)).toBe(413);
  });
});

test('a manager can send 8,000,000 bytes', async () => {
  const token = await tokenOf('MANAGER');
  expect(await post(QUERY.padEnd(LIMITS.managerBytes), token)).toBe(200);
  expect(await post(QUERY.padEnd(LIMITS.managerBytes + 1), token)).toBe(413);
});

const query = '"query":"{ __typename }"';
const many = (text: string) => text.repeat(500_000);
test.each([
  ['no JSON', `{${query}`.padEnd(LIMITS.bytes + 1)],
  ['lists in lists in lists', `{${query},"more":${many('[')}${many(']')}}`],
  ['very many values', `{${query},"more":[${many('{},')}{}]}`],
])('a large body of %s is refused with 400', async (_, body) => {
  expect(await post(body, await tokenOf('MANAGER'))).toBe(400);
});

const nested = (levels: number) => `{${query},"more":${'['.repeat(levels)}${']'.repeat(levels)}}`;
test('a body that is not large, and nested 20,000 levels deep, is refused with 400 and not parsed', async () => {
  expect(await post(nested(19))).toBe(200);
  const parse = vi.spyOn(JSON, 'parse');
  expect(await post(nested(20_000))).toBe(400);
  expect(parse.mock.calls.map(([text]) => text.length)).toEqual([]);
  parse.mockRestore();
});

test('one with a key that would change the prototype of an object is refused with 400', async () => {
  for (const length of [1_000, 30_000]) expect(await post(`{${query},"__proto__":{}}`.padEnd(length))).toBe(400);
});
