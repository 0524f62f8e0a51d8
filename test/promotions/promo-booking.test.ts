import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cancel, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { adultTickets, bookingInput, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { ADULT_PRICE, CHILD_PRICE, type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { holdFree, makePromoCode, place, promotedInput, QuoteWithCodes, usesOf } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // The role api has no worker: payments are settled by the test.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 8 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function quote(codes: string[], seats = 1) {
  const { holdId, seatIds } = await holdFree(testApp, buyer, showing, seats);
  const input = { holdId, tickets: adultTickets(showing, seatIds), promoCodes: codes };
  return (await buyer.request(QuoteWithCodes, { input })).quoteBooking;
}

async function book(codes: string[], options: { seats?: number; total?: number; client?: GraphQLClient } = {}) {
  const { client = buyer, ...wanted } = options;
  const { booking, errors } = await place(client, await promotedInput(testApp, client, { showing, codes, ...wanted }));
  if (!booking) throw new Error(JSON.stringify(errors));
  return booking;
}

const settle = ({ payments }: { payments: { id: string }[] }) =>
  testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));

const past = new Date('2020-01-01T00:00:00Z');
const future = new Date('2090-01-01T00:00:00Z');
const rejected = (code: string, reason: string, index = 0) => ({
  ...{ __typename: 'PromoCodeRejected', path: ['input', 'promoCodes', String(index)], code, reason },
});

test('what is quoted with a code, in any case, is what is booked, and the booking has the code and its lines', async () => {
  const { id, code } = await makePromoCode(testApp, { percent: 25 });
  const typed = ` ${code.toLowerCase()} `;
  expect(await quote([typed])).toMatchObject({
    quote: {
      total: { amountMinor: 900 },
      lines: [
        { kind: 'TICKET', amount: { amountMinor: 1200 } },
        { kind: 'DISCOUNT', label: `Promo code ${code}`, amount: { amountMinor: -300, decimal: '-3.00' } },
      ],
    },
    errors: [],
  });
  const booking = await book([typed]);
  expect(booking).toMatchObject({
    promoCodes: [code],
    total: { amountMinor: 900 },
    lines: [{ kind: 'TICKET' }, { kind: 'DISCOUNT', amount: { amountMinor: -300 } }],
    tickets: [{ price: { amountMinor: 900 } }],
  });
  expect(await usesOf(testApp, id)).toEqual({ isRight: true, rows: 1, shown: 1 });
});

test.each([
  // 12.00 and 8.00 in minor units, a fee of 50, 7 % of each line, 33 % off: 396 and 264.
  ['JPY', ['1200', '-396', '800', '-264', '50', '50'], 1440],
  ['KWD', ['1.200', '-0.396', '0.800', '-0.264', '0.050', '0.050'], 1440],
])(
  'in %s lines, taxes and total are those of the quote, and another total is refused',
  async (currency, amounts, total) => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4, currency });
    const data = { bookingFeeMinor: 50, taxRateBasisPoints: 700 };
    await testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data });
    const { code } = await makePromoCode(testApp, { percent: 33 });
    const { holdId, seatIds } = await holdFree(testApp, buyer, showing, 2);
    const [adult = '', child = ''] = seatIds;
    const tickets = [
      { seatId: adult, ticketTypeId: showing.ticketTypeId },
      { seatId: child, ticketTypeId: showing.childTicketTypeId },
    ];
    const { quoteBooking } = await buyer.request(QuoteWithCodes, { input: { holdId, tickets, promoCodes: [code] } });
    const lines = quoteBooking.quote?.lines ?? [];
    expect(lines.map(({ amount }) => amount.decimal)).toEqual(amounts);
    expect(lines.map(({ taxIncluded }) => taxIncluded.amountMinor)).toEqual([79, -26, 52, -17, 3, 3]);
    expect(quoteBooking.quote?.total).toEqual({ amountMinor: total, currency });
    const input = { ...bookingInput(showing, { holdId, seatIds }), tickets, promoCodes: [code] };
    const refused = await withoutAnyChange(testApp.database, () =>
      place(buyer, { ...input, expectedTotal: { amountMinor: total + 1, currency } }),
    );
    expect(refused.errors).toMatchObject([{ __typename: 'PriceChanged', quote: { total: { amountMinor: total } } }]);
    const { booking } = await place(buyer, { ...input, expectedTotal: { amountMinor: total, currency } });
    expect(booking?.lines.map(({ kind, amount, taxIncluded }) => [kind, amount.amountMinor, taxIncluded])).toEqual(
      lines.map(({ kind, amount, taxIncluded }) => [kind, amount.amountMinor, taxIncluded]),
    );
    expect(booking?.tickets.map(({ price }) => price.amountMinor)).toEqual([804, 536]);
  },
);

test('the order of codes of a booking is that in which they were given', async () => {
  const codes = [
    await makePromoCode(testApp, { amountPerTicketMinor: 100n, currency: 'EUR', combinable: true }),
    await makePromoCode(testApp, { percent: 50, combinable: true }),
  ].map(({ code }) => code);
  expect((await book(codes, { total: 500 })).promoCodes).toEqual(codes);
  expect((await book(codes.toReversed(), { total: 500 })).promoCodes).toEqual(codes.toReversed());
});

describe('a code that is not good', () => {
  const make: Record<string, () => Promise<string>> = {
    UNKNOWN: () => Promise.resolve('NO-SUCH-CODE'),
    NOT_YET_VALID: async () => (await makePromoCode(testApp, { validFrom: future })).code,
    EXPIRED: async () => (await makePromoCode(testApp, { validUntil: past })).code,
    USED_UP: async () => {
      const { code } = await makePromoCode(testApp, { maxUses: 1 });
      await book([code], { client: (await testApp.newAccount()).client });
      return code;
    },
    NOT_FOR_THIS: async () => (await makePromoCode(testApp, { movieIds: [showing.cinemaId] })).code,
  };

  test.each(Object.keys(make))('is %s: quoted without it, and not placed', async (reason) => {
    const code = (await make[reason]?.()) ?? '';
    const { quote: quoted, errors } = await quote([code]);
    expect(errors).toEqual([rejected(code, reason)]);
    expect(quoted?.total.amountMinor).toBe(ADULT_PRICE);
    const input = await promotedInput(testApp, buyer, { showing, codes: [code], total: ADULT_PRICE });
    const refused = { booking: null, errors: [rejected(code, reason)] };
    expect(await withoutAnyChange(testApp.database, () => place(buyer, input))).toEqual(refused);
  });

  test('is answered as an unknown one when it is archived, of another cinema, or can be none', async () => {
    const { cinemaId } = await makeShowing(testApp.database, { rows: 1 });
    const archived = await makePromoCode(testApp, { archivedAt: past });
    const elsewhere = await makePromoCode(testApp, { cinemaIds: [cinemaId] });
    const over = await makePromoCode(testApp, { cinemaIds: [cinemaId], validUntil: past });
    const codes = [archived.code, elsewhere.code, over.code, 'x', 'ßtraße-ſale'];
    const { errors } = await quote(codes);
    expect(errors).toEqual(codes.map((code, index) => rejected(code, 'UNKNOWN', index)));
  });

  test.each<[string, () => Parameters<typeof makePromoCode>[1]]>([
    ['another ticket type', () => ({ ticketTypeIds: [showing.childTicketTypeId] })],
    ['another currency', () => ({ amountPerTicketMinor: 5n, currency: 'JPY' })],
  ])('is NOT_FOR_THIS when it is for %s', async (_, data) => {
    const { code } = await makePromoCode(testApp, data());
    expect((await quote([code])).errors).toEqual([rejected(code, 'NOT_FOR_THIS')]);
  });

  test('is NOT_COMBINABLE when the one before it, or itself, is not good with others; that one stays', async () => {
    const [alone, first, second] = [
      await makePromoCode(testApp, { percent: 10 }),
      await makePromoCode(testApp, { percent: 20, combinable: true }),
      await makePromoCode(testApp, { percent: 30, combinable: true }),
    ];
    const total = async (...codes: { code: string }[]) => {
      const quoted = await quote(codes.map(({ code }) => code));
      return [quoted.quote?.total.amountMinor, quoted.errors];
    };
    expect(await total(first, second)).toEqual([600, []]);
    expect(await total(alone, first)).toEqual([1080, [rejected(first.code, 'NOT_COMBINABLE', 1)]]);
    expect(await total(first, alone)).toEqual([960, [rejected(alone.code, 'NOT_COMBINABLE', 1)]]);
    expect(await total(alone, first, second)).toMatchObject([1080, [{ code: first.code }, { code: second.code }]]);
  });

  test('given twice, in any case, or among more than five, is InvalidInput', async () => {
    expect((await quote(['SAME-CODE', 'OTHER', 'same-code'])).errors).toEqual([
      { __typename: 'InvalidInput', path: ['input', 'promoCodes', '2'] },
    ]);
    expect((await quote(['AAA1', 'AAA2', 'AAA3', 'AAA4', 'AAA5', 'AAA6'])).errors).toEqual([
      { __typename: 'InvalidInput', path: ['input', 'promoCodes'] },
    ]);
  });
});

test('a code of the cinema, the movie and the ticket type makes only those tickets cheaper', async () => {
  const { cinemaId, movieId, childTicketTypeId } = showing;
  const { code } = await makePromoCode(testApp, {
    ...{ percent: 50, cinemaIds: [cinemaId], movieIds: [movieId], ticketTypeIds: [childTicketTypeId] },
  });
  const { holdId, seatIds } = await holdFree(testApp, buyer, showing, 2);
  const [adult, child] = seatIds;
  const tickets = [...adultTickets(showing, [adult ?? '']), { seatId: child ?? '', ticketTypeId: childTicketTypeId }];
  const { quoteBooking } = await buyer.request(QuoteWithCodes, { input: { holdId, tickets, promoCodes: [code] } });
  expect(quoteBooking).toMatchObject({ quote: { total: { amountMinor: ADULT_PRICE + CHILD_PRICE / 2 } }, errors: [] });
});

test('another total than that with the codes is PriceChanged with the new quote, and no use is taken', async () => {
  const { id, code } = await makePromoCode(testApp, { percent: 25 });
  const input = await promotedInput(testApp, buyer, { showing, codes: [code], total: ADULT_PRICE });
  const { errors } = await withoutAnyChange(testApp.database, () => place(buyer, input));
  expect(errors).toMatchObject([{ __typename: 'PriceChanged', quote: { total: { amountMinor: 900 } } }]);
  expect((await usesOf(testApp, id)).rows).toBe(0);
});

test('a free booking needs no payment, and is confirmed', async () => {
  const { code } = await makePromoCode(testApp, { freeSeats: 2 });
  const booking = await book([code], { seats: 2, total: 0 });
  await settle(booking);
  expect(await testApp.database.prisma.booking.findUnique({ where: { id: booking.id } })).toMatchObject({
    ...{ status: 'CONFIRMED', totalMinor: 0n },
  });
});

test('the same key again gives the same booking and one use; with other codes it is a conflict', async () => {
  const { id, code } = await makePromoCode(testApp, { maxUses: 1 });
  const input = await promotedInput(testApp, buyer, { showing, codes: [code] });
  const [{ booking }, again] = [await place(buyer, input), await place(buyer, input)];
  expect(again).toEqual({ booking, errors: [] });
  expect((await place(buyer, { ...input, promoCodes: [code.toLowerCase()] })).booking).toEqual(booking);
  expect((await usesOf(testApp, id)).rows).toBe(1);
  for (const promoCodes of [[], [code, 'OTHER']])
    expect((await place(buyer, { ...input, promoCodes })).errors).toMatchObject([
      { __typename: 'IdempotencyConflict' },
    ]);
});

describe('caps', () => {
  test('of an account are its own', async () => {
    const { id, code } = await makePromoCode(testApp, { maxUsesPerAccount: 1 });
    await book([code]);
    expect((await quote([code])).errors).toEqual([rejected(code, 'USED_UP')]);
    await book([code], { client: (await testApp.newAccount()).client });
    expect(await usesOf(testApp, id)).toEqual({ isRight: true, rows: 2, shown: 2 });
  });

  test('of a voucher are seats: what is left of them is free', async () => {
    const { id, code } = await makePromoCode(testApp, { freeSeats: 2, maxUses: 3 });
    await book([code], { seats: 3, total: ADULT_PRICE });
    await book([code], { seats: 2, total: ADULT_PRICE });
    expect(await usesOf(testApp, id)).toEqual({ isRight: true, rows: 3, shown: 3 });
    expect((await quote([code])).errors).toEqual([rejected(code, 'USED_UP')]);
  });

  test('are given back when the booking is not paid in time', async () => {
    const { id, code } = await makePromoCode(testApp, { maxUses: 1 });
    const booking = await book([code]);
    expect((await quote([code])).errors).toHaveLength(1);
    const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: booking.id } });
    await letHoldEnd(testApp.database, holdId);
    await testApp.app.services.bookingExpiry.expire([booking.id]);
    expect(await usesOf(testApp, id)).toEqual({ isRight: true, rows: 0, shown: 0 });
    expect((await quote([code])).errors).toEqual([]);
    await book([code], { client: (await testApp.newAccount()).client });
    expect(await usesOf(testApp, id)).toEqual({ isRight: true, rows: 1, shown: 1 });
  });

  test('are kept while a payment has failed, and given back with the seats', async () => {
    const { id, code } = await makePromoCode(testApp, { maxUses: 1 });
    const input = await promotedInput(testApp, buyer, { showing, codes: [code] });
    const { booking } = await place(buyer, { ...input, payment: { token: 'pm_card_visa_chargeDeclined' } });
    await settle(booking ?? { payments: [] });
    expect((await usesOf(testApp, id)).rows).toBe(1);
    const release = 'mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { errors { __typename } } }';
    const { data } = await buyer.send(release, { input: { holdId: input.holdId } });
    expect(data).toEqual({ releaseHold: { errors: [] } });
    expect((await usesOf(testApp, id)).rows).toBe(0);
  });

  test('are given back when the whole booking is cancelled; of a voucher with each free ticket', async () => {
    await testApp.database.prisma.cinema.update({
      where: { id: showing.cinemaId },
      data: { cancellationCutoffMinutes: 60 },
    });
    const [percent, voucher] = [
      await makePromoCode(testApp, { percent: 50, combinable: true }),
      await makePromoCode(testApp, { freeSeats: 2, maxUses: 2, combinable: true }),
    ];
    const booking = await book([percent.code, voucher.code], { seats: 3, total: ADULT_PRICE / 2 });
    await settle(booking);
    const left = async () => [(await usesOf(testApp, percent.id)).shown, (await usesOf(testApp, voucher.id)).shown];
    const [free, , paid] = booking.tickets.map(({ id }) => id);
    expect(await left()).toEqual([1, 2]);
    expect((await cancel(buyer, { bookingId: booking.id, ticketIds: [free ?? ''] })).refunds).toEqual([]);
    expect(await left()).toEqual([1, 1]);
    const { refunds } = await cancel(buyer, { bookingId: booking.id, ticketIds: [paid ?? ''] });
    expect(refunds).toMatchObject([{ amount: { amountMinor: 600 } }]);
    expect(await left()).toEqual([1, 1]);
    await cancel(buyer, { bookingId: booking.id });
    expect(await left()).toEqual([0, 0]);
  });
});

test('what is given back of a discounted ticket is what it cost, less the fee of the policy', async () => {
  showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
  const { code } = await makePromoCode(testApp, { percent: 25 });
  const booking = await book([code], { seats: 2 });
  await settle(booking);
  const { refunds } = await cancel(buyer, { bookingId: booking.id });
  expect(refunds).toMatchObject([{ amount: { amountMinor: 2 * (900 - 200) } }]);
});

test('placing without a code sends no statement that knows of promo codes', async () => {
  const { promoCodes: _, ...input } = await promotedInput(testApp, buyer, { showing, codes: [], total: ADULT_PRICE });
  const statements = await statementsOf(() => buyer.request(PlaceBooking, { input }));
  expect(statements.length).toBeGreaterThan(3);
  expect(statements.filter((statement) => statement.includes('promo_'))).toEqual([]);
});

test('uses count for the account that has the booking, so that those of a guest go with its bookings', async () => {
  const { id, code } = await makePromoCode(testApp, { maxUsesPerAccount: 1 });
  const { accountId, client } = await testApp.newAccount();
  await book([code]);
  const { prisma } = testApp.database;
  const { bookingId } = await prisma.promoUse.findFirstOrThrow({ where: { promoCodeId: id } });
  await prisma.booking.update({ where: { id: bookingId }, data: { accountId } });
  showing = await repeatShowing(testApp.database, showing);
  const input = await promotedInput(testApp, client, { showing, codes: [code] });
  expect((await place(client, input)).errors).toEqual([rejected(code, 'USED_UP')]);
});
