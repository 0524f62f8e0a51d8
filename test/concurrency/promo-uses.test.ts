import { afterAll, beforeAll, expect, test } from 'vitest';
import { letHoldEnd } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { makePromoCode, place, usesOf } from '../promotions/operations.ts';
import {
  buyersOf,
  giveBackDuringBooking,
  placeAtOnce,
  sameAccount,
  startTwoProcesses,
  type TwoProcesses,
  whileGivenBack,
} from './promo-uses.ts';

let processes: TwoProcesses;
beforeAll(async () => {
  processes = await startTwoProcesses();
});
afterAll(() => processes[Symbol.asyncDispose]());

const usedUp = { __typename: 'PromoCodeRejected', reason: 'USED_UP', path: ['input', 'promoCodes', '0'] };

test('of fourteen at once, over two processes, three get the last three uses of a code, and the others are told', async () => {
  const { id: promoCodeId, code } = await makePromoCode(processes.testApp, { maxUses: 3 });
  const buyers = await buyersOf(processes, { code, count: 14 });
  const { booked, refusals } = await placeAtOnce(processes, { promoCodeId, buyers, waiting: 2 });
  expect(booked).toBe(3);
  expect(refusals).toHaveLength(11);
  for (const refusal of refusals) expect(refusal).toMatchObject(usedUp);
  expect(await usesOf(processes.testApp, promoCodeId)).toEqual({ isRight: true, rows: 3, shown: 3 });
});

test('who is refused keeps the hold, and can book without the code', async () => {
  const { id: promoCodeId, code } = await makePromoCode(processes.testApp, { maxUses: 1 });
  const buyers = await buyersOf(processes, { code, count: 4 });
  await placeAtOnce(processes, { promoCodeId, buyers, waiting: 2 });
  const again = await Promise.all(
    buyers.map(({ client, input }) =>
      place(client, { ...input, promoCodes: [], expectedTotal: { amountMinor: 1200, currency: 'EUR' } }),
    ),
  );
  expect(again.filter(({ booking }) => booking !== null)).toHaveLength(3);
});

test('an account that books at once with a code that it may use once does so once', async () => {
  const { promoCodeId, buyers } = await sameAccount(processes, 5);
  const { booked, refusals } = await placeAtOnce(processes, { promoCodeId, buyers, waiting: 5 });
  expect(booked).toBe(1);
  expect(refusals).toMatchObject(Array.from({ length: 4 }, () => usedUp));
  expect((await usesOf(processes.testApp, promoCodeId)).rows).toBe(1);
});

test('twenty requests at once with one key, over two processes, are one booking and one use', async () => {
  const { id: promoCodeId, code } = await makePromoCode(processes.testApp, { maxUses: 1 });
  const [buyer] = await buyersOf(processes, { code, count: 1 });
  if (!buyer) throw new Error('there is no buyer');
  const { input } = buyer;
  const clients = [buyer.client, new GraphQLClient(processes.anotherUrl, buyer.client.token)];
  const twenty = Array.from({ length: 10 }, () => clients.map((client) => ({ client, input }))).flat();
  const answers = await Promise.all(twenty.map(({ client }) => place(client, input)));
  const [first] = answers;
  expect(first?.errors).toEqual([]);
  for (const answer of answers) expect(answer).toEqual(first);
  expect(await usesOf(processes.testApp, promoCodeId)).toEqual({ isRight: true, rows: 1, shown: 1 });
});

test('who needs a use does not wait for a transaction that gives one back, and has it once that has committed', async () => {
  const { promoCodeId, open, wanting } = await whileGivenBack(processes);
  await using giveBack = open;
  const [first, second] = [await wanting(), await wanting()];
  expect((await place(first.client, first.input)).errors).toEqual([]);
  expect((await place(second.client, second.input)).errors).toMatchObject([usedUp]);
  await giveBack.release();
  expect((await place(second.client, second.input)).errors).toEqual([]);
  expect(await usesOf(processes.testApp, promoCodeId)).toEqual({ isRight: true, rows: 2, shown: 2 });
});

test('a booking that ends, while its seat is booked with the same code, gives its use back without a deadlock', async () => {
  await giveBackDuringBooking(processes);
});

test('a use that is given back by the end of an unpaid booking, while others want it, is had by one of them', async () => {
  const { testApp } = processes;
  const { id: promoCodeId, code } = await makePromoCode(testApp, { maxUses: 1 });
  const [first, ...others] = await buyersOf(processes, { code, count: 9 });
  if (!first) throw new Error('there is no buyer');
  const { booking } = await place(first.client, first.input);
  await letHoldEnd(testApp.database, first.input.holdId);
  const answers = await Promise.all([
    testApp.app.services.bookingExpiry.expire([booking?.id ?? '']),
    ...others.map(({ client, input }) => place(client, input)),
  ]);
  const early = answers.filter((answer) => answer?.booking).length;
  expect(early).toBeLessThanOrEqual(1);
  const late = await Promise.all(others.map(({ client, input }) => place(client, input)));
  expect(new Set(late.flatMap((answer) => answer.booking?.id ?? [])).size).toBe(1);
  expect(await usesOf(testApp, promoCodeId)).toEqual({ isRight: true, rows: 1, shown: 1 });
});
