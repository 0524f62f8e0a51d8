import { afterAll, beforeAll, expect, test } from 'vitest';
import { settlementDueRows } from '../../src/bookings/settlement/settlement.worker.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { failureText } from '../../src/platform/queues/failure-text.ts';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import type { PaymentGateway } from '../../src/payments/payment-gateway.ts';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { ReadDeadLettersQuery } from '../generated/graphql.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReadDeadLetters = graphql(`
  query ReadDeadLetters($first: Int, $after: String, $queues: [String!]) {
    deadLetters(first: $first, after: $after, queues: $queues) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        queue
        job
        payload
        error
        attempts
        failedAt
      }
    }
  }
`);

const RetryDeadLetter = graphql(`
  mutation RetryDeadLetter($input: RetryDeadLetterInput!) {
    retryDeadLetter(input: $input) {
      deadLetterId
      errors {
        __typename
        path
      }
    }
  }
`);

/** Charges, and loses its answers while it is away. */
const gateway: PaymentGateway & { isAway: boolean; ledger?: FakeGateway } = {
  isAway: true,
  async capture(request) {
    const answer = await this.ledger?.capture(request);
    if (this.isAway || !answer) throw new Error('no answer to sk_live_51H0abcdef for buyer@example.com');
    return answer;
  },
  abandon: () => Promise.reject(new Error('not asked for')),
  refund: () => Promise.reject(new Error('not asked for')),
};

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.ledger = new FakeGateway({ ledger: testApp.database.prisma });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** A round of recovery, as if the pause since the last one had passed. */
async function recover(): Promise<void> {
  const { services } = testApp.app;
  await testApp.database.prisma.$executeRaw`
    update due_row_attempt set next_at = clock_timestamp() - interval '1 millisecond' where attempts < 5`;
  const due = settlementDueRows(services).find(({ kind }) => kind === 'unsettled-payment');
  if (due) await recoverDueRows(due, services);
}

test('a payment that fails again and again is seen by administrators, and charged once when it is tried again', async () => {
  const { client: admin } = await testApp.newAccount('ADMIN');
  const { client: buyer } = await testApp.newAccount();
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { id, payments } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  const paymentId = payments[0]?.id ?? '';
  await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
  for (let round = 0; round < 4; round++) await recover();
  expect((await admin.request(ReadDeadLetters, {})).deadLetters.totalCount).toBe(0);
  await recover();
  const { deadLetters } = await admin.request(ReadDeadLetters, { queues: ['unsettled-payment'] });
  expect(deadLetters.nodes).toMatchObject([
    {
      ...{ queue: 'unsettled-payment', job: `unsettled-payment:${paymentId}`, payload: `{"id":"${paymentId}"}` },
      ...{ attempts: 5, error: 'no answer to [removed] for [removed]' },
    },
  ]);
  expect((await admin.request(ReadDeadLetters, { queues: ['other'] })).deadLetters.nodes).toEqual([]);

  gateway.isAway = false;
  const input = { deadLetterId: deadLetters.nodes[0]?.id ?? '' };
  const answers = await Promise.all([1, 2].map(() => admin.request(RetryDeadLetter, { input })));
  const errors = answers.flatMap(({ retryDeadLetter }) => retryDeadLetter.errors);
  expect(errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'deadLetterId'] }]);
  expect((await admin.request(ReadDeadLetters, {})).deadLetters.totalCount).toBe(0);
  await recover();
  const booking = await bookingOnce(buyer, id, 'CONFIRMED');
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
  expect(await testApp.database.prisma.dueRowAttempt.findFirst({ where: { rowId: paymentId } })).toMatchObject({
    ...{ error: null, failedAt: null },
  });
});

test('they are given page by page, the newest failure first', async () => {
  const { client: admin } = await testApp.newAccount('ADMIN');
  const failed = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 12, minutes));
  await testApp.database.prisma.dueRowAttempt.createMany({
    data: [2, 0, 1].map((minutes) => ({
      ...{ kind: 'paged', rowId: newId(), attempts: 9, nextAt: new Date(Date.now() + 3_600_000) },
      ...{ error: `failed at ${minutes}`, failedAt: failed(minutes) },
    })),
  });
  const seen: string[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { deadLetters }: ReadDeadLettersQuery = await admin.request(ReadDeadLetters, {
      first: 2,
      after,
      queues: ['paged'],
    });
    seen.push(...deadLetters.nodes.map(({ error }) => error));
    ({ endCursor: after = null, hasNextPage: more } = deadLetters.pageInfo);
  }
  expect(seen).toEqual(['failed at 2', 'failed at 1', 'failed at 0']);
});

test.each([
  ['Invalid API Key provided: sk_test_********1234', 'Invalid API Key provided: [removed]'],
  ['connect postgres://user:password@db/rowlock', 'connect postgres://db/rowlock'],
  ['No such payment_method: pm_1NabcdefGHIJKL', 'No such payment_method: [removed]'],
  ['pi_3abcdefg_secret_hijklmnop was sent', '[removed] was sent'],
  ['the connection to the payment provider was lost', 'the connection to the payment provider was lost'],
  ['first line\n  last line', 'last line'],
  ['', 'an error without a message'],
])('what staff read of the error "%s" has no secrets', (message, text) => {
  expect(failureText(new Error(message))).toBe(text);
});
