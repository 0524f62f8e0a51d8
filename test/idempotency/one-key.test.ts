import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { ForgetfulGateway } from '../support/forgetful-gateway.ts';
import { ledgerOf } from '../support/ledger.ts';
import { ReadBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Buyer, MONEY_OPERATIONS, type ReadyRequest } from './money-operations.ts';

const TIMES = 50;
/** So many of them at least have found no earlier request, and wait, before the first one goes on. */
const WAITING = 6;
const CONFLICT = [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }];

const resources = new Resources();
const gateway = new ForgetfulGateway();
let testApp: TestApp;
let other: ServerProcess;
beforeAll(async () => {
  // The role api has no workers: payments and refunds are settled by the test.
  const settings = { ROLE: 'api', DATABASE_CONNECTIONS: '20' };
  testApp = resources.use(await startTestApp('redis', { settings, overrides: { gateway } }));
  gateway.connect(testApp.database);
  other = resources.use(await startServerProcess({ environment: testApp.environment }));
});
afterAll(() => resources[Symbol.asyncDispose]());

describe.each(MONEY_OPERATIONS)('$name', ({ makeReady }) => {
  let buyer: Buyer;
  let request: ReadyRequest;
  beforeEach(async () => {
    buyer = await testApp.newAccount();
    request = await makeReady(testApp, buyer);
  });

  test('the same key fifty times at once, over two processes, is one effect and fifty equal answers', async () => {
    await using lock = await RowLock.take(testApp.databaseUrl, request.lock[0], [request.lock[1]]);
    const clients = [buyer.client, other.client.as(buyer.client.token ?? '')] as const;
    const answers = Promise.all(
      Array.from({ length: TIMES }, (_, index) => request.send(clients[index % 2 === 0 ? 0 : 1], 'one')),
    );
    await lock.untilAwaitedBy(WAITING);
    await lock.release();
    const [first, ...more] = await answers;
    expect(first).toMatchObject({ errors: [], booking: { id: expect.any(String) as string } });
    for (const answer of more) expect(answer).toEqual(first);
    expect(await request.effects()).toBe(1);
  });

  test('another input under the key is an IdempotencyConflict, also in the other process, and changes nothing', async () => {
    const done = await request.send(buyer.client, 'one');
    expect(done.errors).toEqual([]);
    for (const client of [buyer.client, other.client.as(buyer.client.token ?? '')])
      expect((await withoutAnyChange(testApp.database, () => request.sendOther(client, 'one'))).errors).toMatchObject(
        CONFLICT,
      );
    expect(await request.send(buyer.client, 'one')).toEqual(done);
  });

  test('the key of another account is its own', async () => {
    const another = await testApp.newAccount();
    const theirs = await makeReady(testApp, another);
    const [one, two] = await Promise.all([request.send(buyer.client, 'one'), theirs.send(another.client, 'one')]);
    expect([one.errors, two.errors]).toEqual([[], []]);
    expect(one.booking?.id).not.toBe(two.booking?.id);
    expect([await request.effects(), await theirs.effects()]).toEqual([1, 1]);
  });

  test('the answer survives a crash between the charge and the commit, and the money moves once', async () => {
    const first = await request.send(buyer.client, 'one');
    gateway.losesAnswers = true;
    await settle().finally(() => (gateway.losesAnswers = false));
    expect(await request.send(buyer.client, 'one')).toEqual(first);
    expect(await ledgerOf(testApp.database, { payments: await paymentsOf(first) })).toEqual(request.money);

    await settle();
    const again = await request.send(buyer.client, 'one');
    expect(again).toMatchObject({ errors: [], booking: { id: first.booking?.id } });
    expect(await ledgerOf(testApp.database, { payments: await paymentsOf(first) })).toEqual(request.money);
    expect(await request.effects()).toBe(1);
    await withoutAnyChange(testApp.database, settle);
  });

  /** What a worker does with all that is PENDING of the buyer; a lost answer is an end of its attempt. */
  async function settle(): Promise<void> {
    const { prisma } = testApp.database;
    const { settlement } = testApp.app.services;
    const where = { status: 'PENDING', accountId: buyer.accountId } as const;
    const payments = await prisma.payment.findMany({ where });
    const refunds = await prisma.refund.findMany({
      where: { status: 'PENDING', payment: { accountId: buyer.accountId } },
    });
    const settled = await Promise.allSettled([
      ...payments.map(({ id }) => settlement.settlePayment(id)),
      ...refunds.map(({ id }) => settlement.settleRefund(id)),
    ]);
    const expected = gateway.losesAnswers ? 'rejected' : 'fulfilled';
    expect(settled.map(({ status }) => status)).toEqual(settled.map(() => expected));
  }

  async function paymentsOf({ booking }: { booking?: { id: string } | null | undefined }) {
    return (await buyer.client.request(ReadBooking, { id: booking?.id ?? '' })).booking?.payments ?? [];
  }
});
