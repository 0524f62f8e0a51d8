import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { graphql } from '../../generated/gql.ts';
import { differencesOf } from '../../support/audited.ts';
import { findRow } from '../../../src/platform/batches.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { type Bought, buy, cancel, checkIn, showingWithTerms } from '../cancellation/operations.ts';
import { refund } from '../refunding/operations.ts';
import { euros, exchange, quoteExchange, settleAll, toExchange } from './operations.ts';
import { read } from './other-showing.ts';

const LinesOfBooking = graphql(`
  query LinesOfBooking($id: ID!) {
    booking(id: $id) {
      lines {
        kind
        amount {
          amountMinor
        }
        seat {
          id
        }
        ticketType {
          id
        }
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await showingWithTerms(testApp, { terms: { taxRateBasisPoints: 700 } });
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const seat = (index: number) => showing.seatIds[index] ?? '';

/** Exchanges the only good ticket of a booking for a seat, and pays what is to be paid. @returns the new ticket */
async function change(bought: Bought, to: { seat: number; isChild?: boolean }, difference: number, token?: string) {
  const ticketId = (await goodTickets(bought))[0]?.id ?? '';
  const ticketTypeId = to.isChild === true ? showing.childTicketTypeId : showing.ticketTypeId;
  const input = await toExchange(bought, { seatId: seat(to.seat), ticketTypeId, ticketId });
  const { quote } = await quoteExchange(bought.client, input);
  expect(quote?.difference.amountMinor).toBe(difference);
  const payment = difference > 0 ? { token: token ?? 'pm_fake_instant' } : null;
  const { errors } = await exchange(bought.client, { ...input, payment, expectedDifference: euros(difference) });
  expect(errors).toEqual([]);
  await settleAll(testApp);
  return (await goodTickets(bought))[0];
}

async function goodTickets(bought: Bought) {
  return (await read(bought, bought.bookingId))?.tickets.filter(({ status }) => status === 'VALID') ?? [];
}

/** Of each ticket the seat, the status and the price, in the order in which the API has them. */
async function ticketsOf(bought: Bought) {
  const booking = await read(bought, bought.bookingId);
  return booking?.tickets.map(({ seat: { id }, status, price }) => {
    return `${showing.seatIds.indexOf(id)} ${status} ${price.amountMinor}`;
  });
}

test('there and back three times: with a difference that is given back and paid, and for nothing', async () => {
  const bought = await buy(testApp, showing, 1);
  const { bookingId, client } = bought;
  for (const isChild of [true, false, true]) {
    await change(bought, { seat: 5, isChild }, isChild ? -400 : 0);
    await change(bought, { seat: 0 }, isChild ? 400 : 0);
    expect(await differencesOf(testApp.database)).toEqual([]);
  }
  expect(await ticketsOf(bought)).toEqual([
    ...['0 VOID 1200', '0 VOID 1200', '0 VOID 1200', '0 VALID 1200'],
    ...['5 VOID 800', '5 VOID 1200', '5 VOID 800'],
  ]);
  expect(await read(bought, bookingId)).toMatchObject({
    ...{ status: 'CONFIRMED', total: { amountMinor: 1300 + 2 * 400 }, refunded: { amountMinor: 2 * 400 } },
  });
  const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
  expect(rows.filter(({ status }) => status !== 'AVAILABLE').map(({ seatId }) => seatId)).toEqual([seat(0)]);
  // 12.00 less the fee of 2.00, out of all payments: of the first one 5.00 are left.
  const { refunds, booking } = await cancel(client, { bookingId });
  expect(refunds.map(({ amount }) => amount.amountMinor)).toEqual([500, 400, 100]);
  expect(booking).toMatchObject({ status: 'CANCELLED' });
});

test('each line is of its own ticket, and so is what can be given back', async () => {
  const bought = await buy(testApp, showing, 1);
  await change(bought, { seat: 5, isChild: true }, -400);
  await change(bought, { seat: 0, isChild: true }, 0);
  const { booking } = await bought.client.request(LinesOfBooking, { id: bought.bookingId });
  const { ticketTypeId, childTicketTypeId } = showing;
  expect(
    booking?.lines.map(({ kind, amount, seat: of, ticketType }) => [kind, amount.amountMinor, of?.id, ticketType?.id]),
  ).toEqual([
    ...[['TICKET', 1200, seat(0), ticketTypeId], ['FEE', 100, seat(0), ticketTypeId]],
    ...[['TICKET', 800, seat(5), childTicketTypeId], ['FEE', 100, seat(5), childTicketTypeId]],
    ['CREDIT', -900, undefined, undefined],
    ...[['TICKET', 800, seat(0), childTicketTypeId], ['FEE', 100, seat(0), childTicketTypeId]],
    ['CREDIT', -900, undefined, undefined],
  ]); // prettier-ignore
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const tooMuch = await refund(manager, bought.bookingId, { amount: euros(901) });
  expect(tooMuch.errors).toMatchObject([{ __typename: 'RefundTooHigh', refundable: { amountMinor: 900 } }]);
  expect((await refund(manager, bought.bookingId, { amount: euros(400) })).errors).toEqual([]);
  // 8.00 less the fee of 2.00, and less what was given back.
  const { refunds } = await cancel(bought.client, { bookingId: bought.bookingId });
  expect(refunds).toMatchObject([{ amount: { amountMinor: 200 } }]);
});

test('only the last ticket for the seat opens the door, and its code is another one than that of the first', async () => {
  const bought = await buy(testApp, showing, 1);
  const [first] = await goodTickets(bought);
  await change(bought, { seat: 5 }, 0);
  const last = await change(bought, { seat: 0 }, 0);
  expect(last?.seat.id).toBe(first?.seat.id);
  expect(last?.code).not.toBe(first?.code);
  const { ticketCodes, bookings } = testApp.app.services;
  const reader = await ticketCodes();
  const statusOf = async (code: string | null | undefined) => {
    const { ticketId = '' } = reader.read(code ?? '') ?? {};
    return (await findRow(bookings.ticketById, ticketId))?.status;
  };
  expect([await statusOf(first?.code), await statusOf(last?.code)]).toEqual(['VOID', 'VALID']);
  expect(await checkIn(testApp, first?.id ?? '')).toBe(0);
  expect(await checkIn(testApp, last?.id ?? '')).toBe(1);
});

test('when the payment on the way back is declined the ticket stays, and the next one takes it back', async () => {
  const bought = await buy(testApp, showing, 1);
  await change(bought, { seat: 5, isChild: true }, -400);
  const kept = await change(bought, { seat: 0 }, 400, 'pm_card_visa_chargeDeclined');
  expect(kept?.seat.id).toBe(seat(5));
  // The hold is ACTIVE again: the same seat is held already.
  expect((await change(bought, { seat: 0 }, 400))?.seat.id).toBe(seat(0));
  expect(await ticketsOf(bought)).toEqual(['0 VOID 1200', '0 VALID 1200', '5 VOID 800']);
});

test('two tickets of a booking change places by way of a third seat', async () => {
  const bought = await buy(testApp, showing, 2);
  const [one = '', other = ''] = bought.ticketIds;
  const swap = async (ticketId: string, to: number) => {
    const input = await toExchange(bought, { seatId: seat(to), ticketId });
    const { booking, errors } = await exchange(bought.client, { ...input, expectedDifference: euros(0) });
    expect(errors).toEqual([]);
    const good = booking?.tickets.find(({ status, seat: own }) => status === 'VALID' && own.id === seat(to));
    return good?.id ?? '';
  };
  const aside = await swap(one, 5);
  await swap(other, 0);
  await swap(aside, 1);
  expect(await ticketsOf(bought)).toEqual([
    ...['0 VOID 1200', '0 VALID 1200', '1 VOID 1200', '1 VALID 1200', '5 VOID 1200'],
  ]);
  const { refunds } = await cancel(bought.client, { bookingId: bought.bookingId });
  expect(refunds).toMatchObject([{ amount: { amountMinor: 2000 } }]);
});
