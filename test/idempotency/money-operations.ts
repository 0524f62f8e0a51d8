import { placeAtCounter, RELEASE_MINUTES, retry } from '../bookings/at-counter/operations.ts';
import { ExchangeTickets } from '../bookings/exchange/operations.ts';
import { euros, refund } from '../bookings/refunding/operations.ts';
import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ADULT_PRICE, CHILD_PRICE, makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
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

/** A request that is ready to be sent, about things of its own. */
export interface KeyedRequest {
  send(client: GraphQLClient, idempotencyKey: string): Promise<Pick<MoneyAnswer, 'errors'>>;
  /** How often it was carried out. */
  effects(): Promise<number>;
  /** The row that it waits for when it is locked: a `select ... for update` and its value. */
  lock: readonly [string, string];
}

/** One about a booking. */
export interface ReadyRequest extends KeyedRequest {
  send(client: GraphQLClient, idempotencyKey: string): Promise<MoneyAnswer>;
  /** The same operation with another input. */
  sendOther(client: GraphQLClient, idempotencyKey: string): Promise<MoneyAnswer>;
  /** What the gateway has taken for the booking in the end, and given back. */
  money: { charged: number[]; refunded: number[] };
}

export interface KeyedOperation<Request extends KeyedRequest> {
  name: string;
  /** Where its key is stored first: the trigger of the table keeps it in `request_key`. */
  table: 'payment' | 'counter_request' | 'cancellation' | 'exchange' | 'showing_cancellation' | 'showing_move';
  /** Does what has to come before it; the test settles payments itself. */
  makeReady: (testApp: TestApp, buyer: Buyer) => Promise<Request>;
}

/** Every operation that moves the money of a booking, or promises it. */
export const MONEY_OPERATIONS: readonly KeyedOperation<ReadyRequest>[] = [
  { name: 'placeBooking', table: 'payment', makeReady: readyToPlace },
  { name: 'placeBooking at the counter', table: 'counter_request', makeReady: readyToPlaceAtCounter },
  { name: 'retryPayment', table: 'payment', makeReady: readyToRetry },
  { name: 'retryPayment at the counter', table: 'counter_request', makeReady: readyToRetryAtCounter },
  { name: 'cancelBooking', table: 'cancellation', makeReady: readyToCancel },
  { name: 'refundBooking', table: 'cancellation', makeReady: readyToRefund },
  { name: 'exchangeTickets', table: 'exchange', makeReady: readyToExchange },
];

const FEE = 200;

async function twoSeats({ database }: TestApp): Promise<MadeShowing> {
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const terms = {
    ...{ cancellationFeeMinor: BigInt(FEE), cancellationCutoffMinutes: 60 },
    counterReleaseMinutes: RELEASE_MINUTES,
  };
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
    effects: () => testApp.database.prisma.payment.count({ where: { accountId, booking: { holdId } } }),
    lock: ['select id from hold where id = $1 for update', holdId],
    money: { charged: [2 * ADULT_PRICE], refunded: [] },
  };
}

/** A booking whose first payment was declined, and its lock. */
async function declined(
  testApp: TestApp,
  { client }: Buyer,
): Promise<{ bookingId: string; lock: KeyedRequest['lock'] }> {
  const showing = await twoSeats(testApp);
  const paymentToken = 'pm_card_visa_chargeDeclined';
  const { id: bookingId, payments } = await bookSeats(client, showing, { seatIds: showing.seatIds, paymentToken });
  await testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));
  return { bookingId, lock: ['select id from booking where id = $1 for update', bookingId] };
}

async function readyToRetry(testApp: TestApp, buyer: Buyer): Promise<ReadyRequest> {
  const { bookingId, lock } = await declined(testApp, buyer);
  const by = (token: string) => (as: GraphQLClient, idempotencyKey: string) =>
    retry(as, bookingId, { token }, idempotencyKey);
  return {
    send: by('pm_card_visa'),
    sendOther: by('pm_fake_instant'),
    effects: async () => (await testApp.database.prisma.payment.count({ where: { bookingId } })) - 1,
    lock,
    money: { charged: [2 * ADULT_PRICE], refunded: [] },
  };
}

/** The other input under the key is a card. */
async function readyToPlaceAtCounter(testApp: TestApp, { client, accountId }: Buyer): Promise<ReadyRequest> {
  const showing = await twoSeats(testApp);
  const { seatIds } = showing;
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  return {
    send: (as, idempotencyKey) => placeAtCounter(as, showing, { holdId, seatIds, idempotencyKey }),
    sendOther: async (as, idempotencyKey) => {
      const input = { ...bookingInput(showing, { holdId, seatIds }), idempotencyKey };
      return (await as.request(PlaceBooking, { input })).placeBooking;
    },
    effects: () => testApp.database.prisma.counterRequest.count({ where: { accountId, booking: { holdId } } }),
    lock: ['select id from hold where id = $1 for update', holdId],
    money: { charged: [], refunded: [] },
  };
}

/** After a decline; the other input under the key is a card. */
async function readyToRetryAtCounter(testApp: TestApp, buyer: Buyer): Promise<ReadyRequest> {
  const { bookingId, lock } = await declined(testApp, buyer);
  return {
    send: (as, idempotencyKey) => retry(as, bookingId, { atCounter: true }, idempotencyKey),
    sendOther: (as, idempotencyKey) => retry(as, bookingId, { token: 'pm_card_visa' }, idempotencyKey),
    effects: () => testApp.database.prisma.counterRequest.count({ where: { bookingId } }),
    lock,
    money: { charged: [], refunded: [] },
  };
}

/** A booking of both seats that is paid; the buyer is a manager of the cinema. */
async function paid(
  testApp: TestApp,
  { client, accountId }: Buyer,
): Promise<Pick<ReadyRequest, 'effects' | 'lock'> & { bookingId: string; ticketIds: string[] }> {
  const showing = await twoSeats(testApp);
  const { prisma } = testApp.database;
  await prisma.roleGrant.create({ data: { accountId, role: 'MANAGER', cinemaId: showing.cinemaId } });
  const { id: bookingId, payments, tickets } = await bookSeats(client, showing, { seatIds: showing.seatIds });
  await testApp.app.services.settlement.settlePayments(payments.map(({ id }) => id));
  return {
    ...{ bookingId, ticketIds: tickets.map(({ id }) => id) },
    effects: () => prisma.refund.count({ where: { payment: { bookingId } } }),
    lock: ['select id from payment where booking_id = $1 for update', bookingId],
  };
}

async function readyToCancel(testApp: TestApp, buyer: Buyer): Promise<ReadyRequest> {
  const { bookingId, ticketIds, effects, lock } = await paid(testApp, buyer);
  const cancel = (other: { ticketIds?: string[] }) => async (as: GraphQLClient, idempotencyKey: string) =>
    (await as.request(CancelBooking, { input: { bookingId, idempotencyKey, ...other } })).cancelBooking;
  return {
    send: cancel({}),
    sendOther: cancel({ ticketIds: ticketIds.slice(0, 1) }),
    ...{ effects, lock },
    money: { charged: [2 * ADULT_PRICE], refunded: [2 * (ADULT_PRICE - FEE)] },
  };
}

/** An amount; the tickets stay. */
async function readyToRefund(testApp: TestApp, buyer: Buyer): Promise<ReadyRequest> {
  const { bookingId, effects, lock } = await paid(testApp, buyer);
  const refundOf = (amountMinor: number) => (as: GraphQLClient, idempotencyKey: string) =>
    refund(as, bookingId, { amount: euros(amountMinor), idempotencyKey });
  return {
    send: refundOf(500),
    sendOther: refundOf(600),
    ...{ effects, lock },
    money: { charged: [2 * ADULT_PRICE], refunded: [500] },
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
