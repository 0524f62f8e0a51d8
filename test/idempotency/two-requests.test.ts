import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Buyer, type KeyedOperation, type KeyedRequest, MONEY_OPERATIONS } from './money-operations.ts';
import { SHOWING_OPERATIONS } from './showing-operations.ts';

type Operation = KeyedOperation<KeyedRequest>;

const OPERATIONS: readonly Operation[] = [...MONEY_OPERATIONS, ...SHOWING_OPERATIONS];
const CONFLICT = [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }];

/** Every pair, of an operation with itself too: then they are about different bookings or showings. */
const PAIRS = OPERATIONS.flatMap((one, index) => OPERATIONS.slice(index).map((other) => ({ one, other })));

/** For each two tables one pair of operations. In one table its unique index is a second wall. */
const ACROSS_TABLES = PAIRS.filter(({ one, other }) => one.table !== other.table).filter(
  ({ one, other }, index, pairs) =>
    pairs.findIndex((pair) => pair.one.table === one.table && pair.other.table === other.table) === index,
);

let testApp: TestApp;
let account: Buyer;
beforeAll(async () => {
  // The role api has no workers: payments are settled by the test.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
});
beforeEach(async () => {
  account = await testApp.newAccount();
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function makeReady({ one, other }: { one: Operation; other: Operation }) {
  return [await one.makeReady(testApp, account), await other.makeReady(testApp, account)] as const;
}

/** Both under one key, after each of them has found no earlier request and waits for the row that it locks first. */
async function sendAtOnce([one, other]: readonly [KeyedRequest, KeyedRequest]) {
  await using first = await RowLock.take(testApp.databaseUrl, one.lock[0], [one.lock[1]]);
  await using second = await RowLock.take(testApp.databaseUrl, other.lock[0], [other.lock[1]]);
  const answers = Promise.all([one.send(account.client, 'one'), other.send(account.client, 'one')]);
  await first.untilAwaitedBy(2);
  await Promise.all([first.release(), second.release()]);
  return await answers;
}

describe('of two requests under one key at the same moment one is done, and the other is an IdempotencyConflict', () => {
  test.each(PAIRS)('$one.name, $other.name', async (pair) => {
    const requests = await makeReady(pair);
    const answers = await sendAtOnce(requests);
    const effects = await Promise.all(requests.map((request) => request.effects()));
    const winner = effects.indexOf(1);
    expect(effects[winner]).toBe(1);
    expect(effects[1 - winner]).toBe(0);
    expect(answers[winner]?.errors).toEqual([]);
    expect(answers[1 - winner]?.errors).toMatchObject(CONFLICT);
    expect(await requests[0].send(account.client, 'one')).toEqual(answers[0]);
    expect(await requests[1].send(account.client, 'one')).toEqual(answers[1]);
  });
});

describe('of two inputs for the same thing under one key at the same moment one is done', () => {
  test.each(MONEY_OPERATIONS)('$name', async ({ makeReady: ready }) => {
    const request = await ready(testApp, account);
    await using row = await RowLock.take(testApp.databaseUrl, request.lock[0], [request.lock[1]]);
    const answers = Promise.all([request.send(account.client, 'one'), request.sendOther(account.client, 'one')]);
    await row.untilAwaitedBy(2);
    await row.release();
    const [one, other] = await answers;
    const isFirst = one.errors.length === 0;
    expect((isFirst ? one : other).errors).toEqual([]);
    expect((isFirst ? other : one).errors).toMatchObject(CONFLICT);
    expect(await request.send(account.client, 'one')).toEqual(one);
    expect(await request.sendOther(account.client, 'one')).toEqual(other);
  });
});

describe('control: without request_key both are done', () => {
  beforeAll(() => setTriggers('disable'));
  afterAll(() => setTriggers('enable'));

  test.each(ACROSS_TABLES)('$one.name, $other.name', async (pair) => {
    const requests = await makeReady(pair);
    const answers = await sendAtOnce(requests);
    expect(answers.map(({ errors }) => errors)).toEqual([[], []]);
    expect(await Promise.all(requests.map((request) => request.effects()))).toEqual([1, 1]);
  });
});

async function setTriggers(state: 'enable' | 'disable'): Promise<void> {
  for (const table of new Set(OPERATIONS.map((operation) => operation.table)))
    await testApp.database.prisma.$executeRawUnsafe(`alter table ${table} ${state} trigger ${table}_request_key`);
}
