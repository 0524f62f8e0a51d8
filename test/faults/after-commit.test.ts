import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { newLinkToken } from '../../src/accounts/credentials/link-token.ts';
import { hashPassword } from '../../src/accounts/credentials/password.ts';
import type { AccountMailPurpose } from '../../src/generated/prisma/enums.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Login, RegisterAccount } from '../accounts/operations.ts';
import {
  Logout,
  newGuest,
  ReadSessions,
  RefreshSession,
  RevokeSession,
  StartGuestSession,
} from '../sessions/session-operations.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { Answer, GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ChangeHold, ExtendHold } from '../support/hold-changes.ts';
import { HoldSeats, PlaceBooking, ReleaseHold, RetryPayment } from '../support/operations.ts';
import { settingsBehindProxy } from '../support/pooled-settings.ts';
import { settleLostPayments } from '../support/settle.ts';
import { type BuyersMutation, sendMutation, STAFF_MUTATIONS } from '../support/staff-mutations.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

/** Prepares a request, and gives what sends it. */
type Prepare = () => Send | Promise<Send>;
type Send = () => Promise<Answer<unknown>>;

const resources = new Resources();
let proxy: TcpProxy;
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let accountId: string;

beforeAll(async () => {
  const { url: databaseUrl } = resources.use(await cloneDatabase());
  const { proxy: between, settings } = await settingsBehindProxy(databaseUrl);
  proxy = resources.use(between);
  // The role api has no workers: all changes are those of the request.
  testApp = resources.use(await startTestApp('redis', { settings: { ...settings, ROLE: 'api' } }));
});
beforeEach(async () => {
  proxy.mode = 'pass';
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer, accountId } = await testApp.newAccount());
});
afterAll(() => resources[Symbol.asyncDispose]());

/** Every mutation that is not for staff: the compiler demands a new one here. Null: it changes nothing. */
const BUYERS_MUTATIONS: Record<BuyersMutation, Prepare | null> = {
  register: () => {
    const input = { email: `${newId()}@example.com`, password: 'a long password', name: 'New' };
    return () => testApp.client.send(RegisterAccount, { input });
  },
  login: async () => {
    const { email, password } = { email: `${newId()}@example.com`, password: 'a long password' };
    await testApp.client.request(RegisterAccount, { input: { email, password, name: 'New' } });
    return () => testApp.client.send(Login, { input: { email, password } });
  },
  startGuestSession: () => () => testApp.client.send(StartGuestSession, { input: {} }),
  refreshSession: async () => {
    const { refreshToken } = (await newGuest(testApp.client)).tokens;
    return () => testApp.client.send(RefreshSession, { input: { refreshToken } });
  },
  logout: async () => {
    const { client } = await newGuest(testApp.client);
    return () => client.send(Logout, { input: {} });
  },
  revokeSession: async () => {
    const { client } = await newGuest(testApp.client);
    const { me } = await client.request(ReadSessions, {});
    const sessionId = me?.sessions[0]?.id ?? '';
    return () => client.send(RevokeSession, { input: { sessionId } });
  },
  updateAccount: () => {
    const input = { id: accountId, expectedVersion: 1, name: 'Another' };
    return () => buyer.send(UPDATE_ACCOUNT, { input });
  },
  changePassword: async () => {
    await choosePassword();
    const input = { currentPassword: PASSWORD, newPassword: 'another password' };
    return () => sendMutation(buyer, 'changePassword', input);
  },
  changeEmail: async () => {
    await choosePassword();
    const input = { password: PASSWORD, newEmail: `${newId()}@example.com` };
    return () => sendMutation(buyer, 'changeEmail', input);
  },
  requestEmailVerification: () => () =>
    sendMutation(testApp.client, 'requestEmailVerification', { email: 'ada@example.com' }),
  verifyEmail: async () => {
    const token = await linkFor('VERIFY_EMAIL');
    return () => sendMutation(testApp.client, 'verifyEmail', { token });
  },
  requestPasswordReset: () => () => sendMutation(testApp.client, 'requestPasswordReset', { email: 'ada@example.com' }),
  resetPassword: async () => {
    const token = await linkFor('RESET_PASSWORD');
    return () => sendMutation(testApp.client, 'resetPassword', { token, newPassword: PASSWORD });
  },
  exportMyData: async () => {
    await choosePassword();
    return () => sendMutation(buyer, 'exportMyData', { password: PASSWORD });
  },
  closeAccount: async () => {
    await choosePassword();
    return () => sendMutation(buyer, 'closeAccount', { password: PASSWORD });
  },
  holdSeats: () => {
    const input = { showingId: showing.showingId, seatIds: showing.seatIds };
    return () => buyer.send(HoldSeats, { input });
  },
  holdBestAvailable: () => {
    const input = { showingId: showing.showingId, quantity: 2 };
    return () => sendMutation(buyer, 'holdBestAvailable', input);
  },
  changeHold: async () => {
    const [kept = '', ...added] = showing.seatIds;
    const { id: holdId } = await holdSeats(buyer, showing, [kept]);
    return () => buyer.send(ChangeHold, { input: { holdId, addSeatIds: added } });
  },
  extendHold: async () => {
    const { id: holdId } = await holdSeats(buyer, showing, showing.seatIds);
    return () => buyer.send(ExtendHold, { input: { holdId } });
  },
  releaseHold: async () => {
    const { id: holdId } = await holdSeats(buyer, showing, showing.seatIds);
    return () => buyer.send(ReleaseHold, { holdId });
  },
  placeBooking: async () => {
    const { id: holdId } = await holdSeats(buyer, showing, showing.seatIds);
    const input = bookingInput(showing, { holdId, seatIds: showing.seatIds });
    return () => buyer.send(PlaceBooking, { input });
  },
  cancelBooking: async () => {
    const { id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
    await settleLostPayments(testApp);
    return () => sendMutation(buyer, 'cancelBooking', { bookingId, idempotencyKey: newId() });
  },
  resendTickets: () => () =>
    sendMutation(testApp.client, 'resendTickets', { reference: 'ABCD-EFGH', email: 'ada@example.com' }),
  reissueTicket: async () => {
    const { tickets } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
    await settleLostPayments(testApp);
    return () => sendMutation(buyer, 'reissueTicket', { ticketId: tickets[0]?.id ?? '' });
  },
  exchangeTickets: async () => {
    const [first = '', second = ''] = showing.seatIds;
    const { id: bookingId, tickets } = await bookSeats(buyer, showing, { seatIds: [first] });
    await settleLostPayments(testApp);
    const { id: holdId } = await holdSeats(buyer, showing, [second]);
    const { cinemaId: id, currency } = showing;
    await testApp.database.prisma.cinema.update({ where: { id }, data: { cancellationCutoffMinutes: 0 } });
    const asked = { bookingId, holdId, tickets: [{ ticketId: tickets[0]?.id, seatId: second }] };
    const input = { ...asked, expectedDifference: { amountMinor: 0, currency }, idempotencyKey: newId() };
    return () => sendMutation(buyer, 'exchangeTickets', input);
  },
  createReview: async () => {
    await holdATicket();
    const input = { movieId: showing.movieId, rating: 5 };
    return () => sendMutation(buyer, 'createReview', input);
  },
  updateReview: async () => {
    const { id } = await testApp.database.prisma.review.create({
      data: { movieId: showing.movieId, accountId, rating: 4 },
    });
    return () => sendMutation(buyer, 'updateReview', { id, expectedVersion: 1, rating: 5 });
  },
  deleteReview: async () => {
    const { id } = await testApp.database.prisma.review.create({
      data: { movieId: showing.movieId, accountId, rating: 4 },
    });
    return () => sendMutation(buyer, 'deleteReview', { id });
  },
  retryPayment: async () => {
    const bookingId = await declinedBooking();
    const input = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
    return () => buyer.send(RetryPayment, { input });
  },
};

const PASSWORD = 'a long password';

async function choosePassword(): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await testApp.database.prisma.account.update({ where: { id: accountId }, data: { passwordHash } });
}

/** As a worker would have sent it. @returns the token */
async function linkFor(purpose: AccountMailPurpose): Promise<string> {
  const { token, hash: tokenHash } = newLinkToken();
  const [sentAt, expiresAt] = [new Date(), new Date(Date.now() + 60_000)];
  const data = { accountId, purpose, email: `${accountId}@example.com`, tokenHash, sentAt, expiresAt };
  await testApp.database.prisma.accountMail.create({ data });
  return token;
}

const UPDATE_ACCOUNT = `
  mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { account { name } errors { message } } }`;

const ofStaff = Object.entries(STAFF_MUTATIONS).map(([name, inputOf]): [string, Prepare] => [
  name,
  async () => {
    const { client } = await testApp.newAccount('ADMIN');
    const input = await inputOf({ ...showing, testApp });
    return () => sendMutation(client, name, input);
  },
]);
const ofBuyers = Object.entries(BUYERS_MUTATIONS).flatMap(([name, prepare]) =>
  prepare ? [[name, prepare] as const] : [],
);

test.each([
  ...ofBuyers,
  ...ofStaff,
  [
    'releaseHold of a booking whose payment was declined',
    async () => {
      const bookingId = await declinedBooking();
      const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
      return () => buyer.send(ReleaseHold, { holdId });
    },
  ] as const,
])('the database fails after %s has changed something: no answer says that nothing was changed', async (_, prepare) => {
  const send = await prepare();
  const changes = failAfterAChange();
  const { errors = [] } = await send();
  expect(changes()).toBeGreaterThan(0);
  for (const { extensions } of errors)
    expect(extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', outcome: 'UNKNOWN' });
});

/** From the next change on no connection to the database can be used, until the test has ended. @returns how many changes */
function failAfterAChange(): () => number {
  const { database } = testApp.app.services;
  let changes = 0;
  const failAfter = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    changes++;
    proxy.mode = 'refuse';
    proxy.reset();
    await sleep(50);
    return result;
  };
  const transaction = database.transaction.bind(database);
  const singleStatement = database.singleStatement.bind(database);
  Object.assign(database, {
    transaction: (...given: Parameters<Database['transaction']>) => failAfter(transaction(...given)),
    singleStatement: (...given: Parameters<Database['singleStatement']>) => failAfter(singleStatement(...given)),
  });
  onTestFinished(() => void Object.assign(database, { transaction, singleStatement }));
  return () => changes;
}

async function declinedBooking(): Promise<string> {
  const { id } = await bookSeats(buyer, showing, {
    seatIds: showing.seatIds,
    paymentToken: 'pm_card_visa_chargeDeclined',
  });
  await settleLostPayments(testApp);
  return id;
}

/** The buyer's, for the showing, which is over. */
async function holdATicket(): Promise<void> {
  await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  await settleLostPayments(testApp);
  const startsAt = new Date(Date.now() - 4 * 3_600_000);
  const endsAt = new Date(Date.now() - 2 * 3_600_000);
  await testApp.database.prisma.showing.update({
    where: { id: showing.showingId },
    data: { startsAt, endsAt, freeAt: endsAt, salesCloseAt: startsAt },
  });
}
