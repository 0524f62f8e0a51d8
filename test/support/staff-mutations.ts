import type { CreateCinemaInput, Mutation } from '../generated/graphql.ts';
import { bookSeats } from './buying.ts';
import type { Answer, GraphQLClient } from './client.ts';
import { type MadeShowing, makeShowing } from './fixtures.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestApp } from './test-app.ts';

type MutationName = Exclude<keyof Mutation, '__typename'>;

/** Those that are not for staff. */
export type BuyersMutation =
  | 'register'
  | 'login'
  | 'updateAccount'
  | 'startGuestSession'
  | 'refreshSession'
  | 'logout'
  | 'revokeSession'
  | 'changePassword'
  | 'changeEmail'
  | 'requestEmailVerification'
  | 'verifyEmail'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'exportMyData'
  | 'closeAccount'
  | 'holdSeats'
  | 'holdBestAvailable'
  | 'changeHold'
  | 'extendHold'
  | 'releaseHold'
  | 'placeBooking'
  | 'retryPayment'
  | 'resendTickets'
  | 'reissueTicket'
  | 'cancelBooking'
  | 'exchangeTickets'
  | 'createReview'
  | 'updateReview'
  | 'deleteReview';

export type StaffMutation = Exclude<MutationName, BuyersMutation>;

/** What the inputs are about: all of it in one cinema of its own. */
export interface StaffWorld extends MadeShowing {
  testApp: TestApp;
}

/** A world that no other test has changed. */
export async function makeStaffWorld(testApp: TestApp): Promise<StaffWorld> {
  return { testApp, ...(await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 })) };
}

/**
 * For every mutation of staff an input that an administrator is not refused: the compiler demands a new one here. The
 * tests try every role with it, let the database fail after it, and look for its entry in the audit log.
 */
export const STAFF_MUTATIONS: Record<StaffMutation, (world: StaffWorld) => object | Promise<object>> = {
  createMovie: () => ({ title: `Movie ${newId()}`, synopsis: 'A test.', runtimeMinutes: 90 }),
  updateMovie: ({ movieId: id }) => ({ id, expectedVersion: 1, title: `Movie ${newId()}` }),
  createAuditorium: ({ cinemaId }) => ({ cinemaId, name: `Hall ${newId()}` }),
  archiveMovie: async (world) => ({ id: (await withoutShowings(world)).movieId, expectedVersion: 1 }),
  closeCinema: async (world) => ({ id: (await withoutShowings(world)).cinemaId, expectedVersion: 1 }),
  closeAuditorium: async (world) => ({ id: (await withoutShowings(world)).auditoriumId, expectedVersion: 1 }),
  createTicketType: ({ cinemaId }) => ({ cinemaId, name: `Type ${newId()}` }),
  updateTicketType: ({ childTicketTypeId: id }) => ({ id, expectedVersion: 1, maxPerBooking: 4 }),
  archiveTicketType: ({ childTicketTypeId: id }) => ({ id, expectedVersion: 1 }),
  createPriceList: ({ cinemaId, ...world }) => ({ cinemaId, name: `List ${newId()}`, prices: [priceFor(world)] }),
  updatePriceList: ({ priceListId: id, ...world }) => ({ id, expectedVersion: 1, prices: [priceFor(world)] }),
  archivePriceList: async (world) => ({ id: (await withoutShowings(world)).priceListId, expectedVersion: 1 }),
  createPromoCode: ({ cinemaId }) => ({ code: newCode(), discount: { percent: 10 }, cinemaIds: [cinemaId] }),
  updatePromoCode: async (world) => ({ id: await newPromoCode(world), expectedVersion: 1, maxUses: 5 }),
  archivePromoCode: async (world) => ({ id: await newPromoCode(world), expectedVersion: 1 }),
  grantRole: async ({ testApp, cinemaId }) => {
    const { accountId } = await testApp.newAccount();
    return { accountId, role: 'DOOR', cinemaId };
  },
  revokeRole: async ({ testApp, cinemaId }) => {
    const { accountId } = await testApp.newAccount('DOOR', cinemaId);
    return { accountId, role: 'DOOR', cinemaId };
  },
  createCinema: () => newCinema(),
  updateCinema: ({ cinemaId: id }) => ({ id, expectedVersion: 1, name: `Cinema ${newId()}` }),
  importShowings: ({ cinemaId, movieId, auditoriumId, priceListId }) => ({
    cinemaId,
    document: `movie,auditorium,date,time,price_list\n${movieId},${auditoriumId},${dayIn(8)},20:15,${priceListId}`,
  }),
  updateShowing: ({ showingId: id }) => ({ id, expectedVersion: 1, format: '3D' }),
  rescheduleShowing: ({ showingId: id }) => ({ id, expectedVersion: 1, cleaningMinutes: 30 }),
  cancelShowing: ({ showingId }) => ({ showingId, reason: 'The projector is broken.', idempotencyKey: newId() }),
  moveShowing: async ({ testApp, cinemaId, showingId }) => {
    const { auditoriumId } = await makeShowing(testApp.database, {
      rows: 1,
      seatsPerRow: 2,
      startsAt: new Date(2030, 1, 1),
    });
    await testApp.database.prisma.auditorium.update({ where: { id: auditoriumId }, data: { cinemaId, name: newId() } });
    return { showingId, expectedVersion: 1, auditoriumId, idempotencyKey: newId() };
  },
  scheduleShowings: ({ movieId, auditoriumId, priceListId }) => ({
    showings: [{ movieId, auditoriumId, priceListId, startsAt: `${dayIn(7)}T18:00:00Z` }],
  }),
  importSeatMap: ({ auditoriumId }) => ({ auditoriumId, format: 'TEXT', document: 'S = Standard\nA: SSS' }),
  blockSeats: ({ showingId, seatIds }) => ({ showingId, seatIds, reason: 'for the house' }),
  unblockSeats: async ({ testApp, showingId, seatIds }) => {
    await testApp.database.prisma.showingSeat.updateMany({ where: { showingId }, data: { status: 'BLOCKED' } });
    return { showingId, seatIds, reason: 'not needed' };
  },
  blockSeatMapSeats: ({ seatMapId, seatIds }) => ({ seatMapId, seatIds, reason: 'broken' }),
  unblockSeatMapSeats: async ({ testApp, seatMapId, seatIds }) => {
    const blocks = seatIds.map((seatId) => ({ seatId, reason: 'broken' }));
    await testApp.database.prisma.seatBlock.createMany({ data: blocks });
    return { seatMapId, seatIds, reason: 'repaired' };
  },
  releaseWheelchairPlaces: ({ showingId }) => ({ showingId, reason: 'asked by the guests' }),
  hideReview: async (world) => ({ id: await newReview(world), reason: 'insults' }),
  unhideReview: async (world) => {
    const id = await newReview(world);
    await world.testApp.database.prisma.review.update({ where: { id }, data: { hiddenAt: new Date() } });
    return { id };
  },
  async retryDeadLetter({ testApp }) {
    const { id } = await testApp.database.prisma.dueRowAttempt.create({
      data: {
        ...{ kind: 'unsettled-payment', rowId: newId(), attempts: 5, nextAt: new Date(Date.now() + 3_600_000) },
        ...{ error: 'the provider did not answer', failedAt: new Date() },
      },
    });
    return { deadLetterId: id };
  },
  refundBooking: async (world) => {
    const amount = { amountMinor: 1, currency: world.currency };
    return { bookingId: await paidBooking(world), amount, reason: 'a broken heating', idempotencyKey: newId() };
  },
  updateAuditorium: ({ auditoriumId: id }) => ({ id, expectedVersion: 1, name: 'Renamed' }),
};

/** The input of createCinema. */
export function newCinema(): CreateCinemaInput {
  return {
    name: `Cinema ${newId()}`,
    address: { street: '1 Main Street', city: 'Springfield', country: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
  };
}

/** The same, with its showing cancelled. */
async function withoutShowings(world: StaffWorld): Promise<StaffWorld> {
  const { database } = world.testApp;
  await database.prisma.showing.update({ where: { id: world.showingId }, data: { cancelledAt: new Date() } });
  return world;
}

/** One price, for adults in the only category. */
export function priceFor({
  categoryId,
  ticketTypeId,
  currency,
}: Pick<MadeShowing, 'categoryId' | 'ticketTypeId' | 'currency'>) {
  return { categoryId, ticketTypeId, price: { amountMinor: 1500, currency } };
}

/** As in 2026-11-21. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The payload of any mutation, with its errors only. */
export interface Refusals {
  errors: { __typename: string; message: string; path: string[] }[];
}

export function sendMutation(
  client: GraphQLClient,
  name: string,
  input: object,
): Promise<Answer<Record<string, Refusals>>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename message path } } }`;
  return client.send<Record<string, Refusals>, { input: object }>(document, { input });
}

/** Of a promo code, that no other has. */
export function newCode(): string {
  return `CODE-${newId().slice(-12).toUpperCase()}`;
}

/** 10 % in the cinema of the world. */
async function newPromoCode({ testApp, cinemaId }: StaffWorld): Promise<string> {
  const data = { code: newCode(), percent: 10, cinemaIds: [cinemaId] };
  return (await testApp.database.prisma.promoCode.create({ data })).id;
}

/** A booking of the showing, of an account of its own, that is paid. */
async function paidBooking({ testApp, ...showing }: StaffWorld): Promise<string> {
  const { showingId, seatIds } = showing;
  const earlier = await testApp.database.prisma.booking.findFirst({ where: { showingId, status: 'CONFIRMED' } });
  if (earlier) return earlier.id;
  const { client } = await testApp.newAccount();
  const { id, payments } = await bookSeats(client, showing, { seatIds });
  await testApp.app.services.settlement.settlePayments(payments.map((payment) => payment.id));
  return id;
}

/** Of an account of its own. */
async function newReview({ testApp, movieId }: StaffWorld): Promise<string> {
  const { accountId } = await testApp.newAccount();
  const { id } = await testApp.database.prisma.review.create({ data: { movieId, accountId, rating: 5 } });
  return id;
}
