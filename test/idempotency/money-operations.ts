import { newId } from '../../src/platform/ids.ts';
import { ExchangeTickets } from '../bookings/exchange/operations.ts';
import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ADULT_PRICE, CHILD_PRICE, makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { PlaceBooking, RetryPayment } from '../support/operations.ts';
import type { TestApp } from '../support/test-app.ts';

export interface Buyer {
  client: GraphQLClient;
  accountId: string;
}

/** What an operation that moves money answers. */
export interface MoneyAnswer {
  errors: readonly { __typename: string; path: readonly string[] }[];
  booking?: { id: string; payments: readonly { id: string }[]; refunds: readonly { id: string }[] } | null | undefined;
}

/** A request that is ready to be sent, by a buyer of its own. */
export interface ReadyRequest {
  send(client: GraphQLClient, idempotencyKey: string): Promise<MoneyAnswer>;
  /** The same operation with another input. */
  sendOther(client: GraphQLClient, idempotencyKey: string): Promise<MoneyAnswer>;
  /** How often it was carried out. */
  effects(): Promise<number>;
  /** The row that it waits for when it is locked: a `select ... for update` and its value. */
  lock: readonly [string, string];
  /** What the gateway has taken for the booking in the end, and given back. */
  money: { charged: number[]; refunded: number[] };
}

/**
 * Every operation that moves money. `makeReady` does what has to come before it; the test settles payments itself.
 */
export const MONEY_OPERATIONS: readonly {
  name: string;
  makeReady: (testApp: TestApp, buyer: Buyer) => Promise<ReadyRequest>;
}[] = [
  { name: 'placeBooking', makeReady: readyToPlace },
  { name: 'retryPayment', makeReady: readyToRetry },
  { name: 'cancelBooking', makeReady: readyToCancel },
  { name: 'exchangeTickets', makeReady: readyToExchange },
];

const FEE = 200;

async function twoSeats({ database }: TestApp): Promise<MadeShowing> {
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const terms = { cancellationFeeMinor: BigInt(FEE), cancellationCutoffMinutes: 60 };
  await database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: terms });
  return showing;
}

async function readyToPlace(testApp: TestApp, { client, accountId }: Buyer): Promise<ReadyRequest> {
  const showing = await twoSeats(testApp);
  const { seatIds } = showing;
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const place = (paymentToken: string) => async (as: GraphQLClient, idempotencyKey: string) => {
    const input = { ...bookingInput(showing, { holdId, seatIds, paymentToken }), idempotencyKey };
    return (await as.request(PlaceBooking, { input })).placeBooking;
  };
  return {
    send: place('pm_card_visa'),
    sendOther: place('pm_fake_instant'),
    effects: () => testApp.database.prisma.payment.count({ where: { accountId } }),
    lock: ['select id from hold where id = $1 for update', holdId],
    money: { charged: [2 * ADULT_PRICE], refunded: [] },
  };
}

async function readyToRetry(testApp: TestApp, { client, accountId }: Buyer): Promise<ReadyRequest> {
  const showing = await twoSeats(testApp);
  const paymentToken = 'pm_card_visa_chargeDeclined';
  const { id: bookingId, payments } = await bookSeats(client, showing, { seatIds: showing.seatIds, paymentToken });
  await testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));
  const retry = (token: string) => async (as: GraphQLClient, idempotencyKey: string) =>
    (await as.request(RetryPayment, { input: { bookingId, payment: { token }, idempotencyKey } })).retryPayment;
  return {
    send: retry('pm_card_visa'),
    sendOther: retry('pm_fake_instant'),
    effects: async () => (await testApp.database.prisma.payment.count({ where: { accountId } })) - 1,
    lock: ['select id from booking where id = $1 for update', bookingId],
    money: { charged: [2 * ADULT_PRICE], refunded: [] },
  };
}

async function readyToCancel(testApp: TestApp, { client }: Buyer): Promise<ReadyRequest> {
  const showing = await twoSeats(testApp);
  const { id: bookingId, payments } = await bookSeats(client, showing, { seatIds: showing.seatIds });
  await testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));
  const cancel = (other: { ticketIds?: string[] }) => async (as: GraphQLClient, idempotencyKey: string) =>
    (await as.request(CancelBooking, { input: { bookingId, idempotencyKey, ...other } })).cancelBooking;
  return {
    send: cancel({}),
    sendOther: cancel({ ticketIds: [newId()] }),
    effects: () => testApp.database.prisma.refund.count({ where: { payment: { bookingId } } }),
    lock: ['select id from payment where booking_id = $1 for update', bookingId],
    money: { charged: [2 * ADULT_PRICE], refunded: [2 * (ADULT_PRICE - FEE)] },
  };
}

/** A child's ticket for an adult's: the difference is paid. */
async function readyToExchange(testApp: TestApp, { client }: Buyer): Promise<ReadyRequest> {
  const showing = await twoSeats(testApp);
  const [first = '', second = ''] = showing.seatIds;
  const { id: childHold } = await holdSeats(client, showing, [first]);
  const placed = {
    ...bookingInput(showing, { holdId: childHold, seatIds: [first] }),
    tickets: [{ seatId: first, ticketTypeId: showing.childTicketTypeId }],
    expectedTotal: { amountMinor: CHILD_PRICE, currency: showing.currency },
  };
  const { placeBooking } = await client.request(PlaceBooking, { input: placed });
  const { id: bookingId = '', payments = [], tickets = [] } = placeBooking.booking ?? {};
  await testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));
  const { id: holdId } = await holdSeats(client, showing, [second]);
  const exchange = (token: string) => async (as: GraphQLClient, idempotencyKey: string) => {
    const ticket = { ticketId: tickets[0]?.id ?? '', seatId: second, ticketTypeId: showing.ticketTypeId };
    const expectedDifference = { amountMinor: ADULT_PRICE - CHILD_PRICE, currency: showing.currency };
    const asked = { bookingId, holdId, tickets: [ticket], payment: { token }, expectedDifference };
    return (await as.request(ExchangeTickets, { input: { ...asked, idempotencyKey } })).exchangeTickets;
  };
  return {
    send: exchange('pm_card_visa'),
    sendOther: exchange('pm_fake_instant'),
    effects: () => testApp.database.prisma.exchange.count({ where: { bookingId } }),
    lock: ['select id from payment where booking_id = $1 for update', bookingId],
    money: { charged: [CHILD_PRICE, ADULT_PRICE - CHILD_PRICE], refunded: [] },
  };
}
