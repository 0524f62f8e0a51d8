import { newId } from '../../src/platform/ids.ts';
import { adultTickets, bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import {
  makeStaffWorld,
  newCode,
  STAFF_MUTATIONS,
  type StaffMutation,
  type StaffWorld,
} from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';

/** What an account has, and the cinema of its own. */
export interface Belongings {
  world: StaffWorld;
  accountId: string;
  client: GraphQLClient;
  /** By the names of types. */
  ids: Readonly<Record<string, string>>;
}

/** A guest needs one. */
const CONTACT = { email: 'ada@example.com', name: 'Ada' };

interface Wanted {
  role?: 'MANAGER' | 'BOX_OFFICE';
  isGuest?: boolean;
}

export async function makeBelongings(testApp: TestApp, { role, isGuest = false }: Wanted = {}): Promise<Belongings> {
  const world = await makeStaffWorld(testApp);
  const { accountId, client } = await testApp.newAccount(role, world.cinemaId);
  const { prisma } = testApp.database;
  if (isGuest)
    await prisma.account.update({ where: { id: accountId }, data: { isGuest, email: null, passwordHash: null } });
  const account = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  await testApp.app.services.sessions.open(account, { device: 'Unknown device' });
  const [first = '', second = ''] = world.seatIds;
  const booking = await bookSeats(client, world, {
    ...{ seatIds: [first], paymentToken: 'pm_card_visa_chargeDeclined' },
    contact: CONTACT,
  });
  await testApp.app.services.settlement.settlePayment(booking.payments[0]?.id ?? '');
  const hold = await holdSeats(client, world, [second]);
  const review = { movieId: world.movieId, accountId, rating: 3, hiddenAt: new Date() };
  const promoCode = { code: newCode(), percent: 10, cinemaIds: [world.cinemaId] };
  return {
    ...{ world, accountId, client },
    ids: {
      ...{
        Account: accountId,
        Booking: booking.id,
        Ticket: booking.tickets[0]?.id ?? '',
        Hold: hold.id,
        Session: (await prisma.session.findFirstOrThrow({ where: { accountId } })).id,
        Review: (await prisma.review.create({ data: review })).id,
        PromoCode: (await prisma.promoCode.create({ data: promoCode })).id,
      },
      ...{ Movie: world.movieId, Cinema: world.cinemaId, Auditorium: world.auditoriumId, SeatMap: world.seatMapId },
      ...{ Seat: second, SeatCategory: world.categoryId, TicketType: world.ticketTypeId, PriceList: world.priceListId },
      Showing: world.showingId,
      DeadLetter: (await prisma.dueRowAttempt.create({ data: deadLetter() })).id,
    },
  };
}

function deadLetter() {
  const nextAt = new Date(Date.now() + 3_600_000);
  return { kind: 'ids-of-others', rowId: newId(), attempts: 5, nextAt, error: 'it failed', failedAt: new Date() };
}

type Arguments = (own: Belongings) => object | Promise<object>;
const nothing: Arguments = () => ({});
const byId: Arguments = () => ({ id: newId() });
const span = { from: '2026-11-01', to: '2026-11-30' };

/** Right arguments of the operations that have an id. Others are in STAFF_MUTATIONS, without what may be left out. */
const ARGUMENTS: Record<string, Arguments> = {
  ...{ booking: byId, cinema: byId, hold: byId, movie: byId, node: byId, showing: byId },
  ...{
    accounts: nothing,
    auditLog: nothing,
    deadLetters: nothing,
    movies: nothing,
    promoCodes: nothing,
    searchBookings: nothing,
    showings: nothing,
  },
  dailyStatements: ({ ids }) => ({ cinemaId: ids['Cinema'] }),
  occupancyReport: () => ({ input: span }),
  salesReport: () => ({ input: { ...span, groupBy: 'DAY' } }),
  quoteBooking: (own) => ({ input: { holdId: own.ids['Hold'], tickets: ticketsOf(own) } }),
  bookingUpdated: ({ ids }) => ({ bookingId: ids['Booking'] }),
  seatAvailability: ({ ids }) => ({ showingId: ids['Showing'] }),
  showingSales: ({ ids }) => ({ showingId: ids['Showing'] }),
  updateAccount: ({ ids }) => ({ input: { id: ids['Account'], expectedVersion: 1, name: 'New' } }),
  holdSeats: ({ ids }) => ({ input: { showingId: ids['Showing'], seatIds: [ids['Seat']] } }),
  revokeSession: ({ ids }) => ({ input: { sessionId: ids['Session'] } }),
  changeHold: ({ ids }) => ({ input: { holdId: ids['Hold'], addSeatIds: [ids['Seat']] } }),
  extendHold: ({ ids }) => ({ input: { holdId: ids['Hold'] } }),
  releaseHold: ({ ids }) => ({ input: { holdId: ids['Hold'] } }),
  placeBooking: ({ world, ids }) => ({
    input: { ...bookingInput(world, { holdId: ids['Hold'] ?? '', seatIds: [ids['Seat'] ?? ''] }), contact: CONTACT },
  }),
  retryPayment: ({ ids }) => ({
    input: { bookingId: ids['Booking'], payment: { token: 'pm_card_visa' }, idempotencyKey: newId() },
  }),
  quoteCancellation: ({ ids }) => ({ input: { bookingId: ids['Booking'] } }),
  cancelBooking: ({ ids }) => ({ input: { bookingId: ids['Booking'], idempotencyKey: newId() } }),
  refundBooking: ({ world, ids }) => {
    const amount = { amountMinor: 1, currency: world.currency };
    return { input: { bookingId: ids['Booking'], amount, reason: 'a broken heating', idempotencyKey: newId() } };
  },
  moveShowing: async ({ world, ids }) => {
    const input = await STAFF_MUTATIONS.moveShowing(world);
    const { auditoriumId } = input as { auditoriumId: string };
    const seat = await world.testApp.database.prisma.seat.findFirstOrThrow({ where: { seatMap: { auditoriumId } } });
    return { input: { ...input, seats: [{ ticketId: ids['Ticket'], seatId: seat.id }] } };
  },
  reissueTicket: ({ ids }) => ({ input: { ticketId: ids['Ticket'] } }),
  quoteExchange: (own) => ({ input: exchangeOf(own) }),
  exchangeTickets: (own) => ({
    input: {
      ...exchangeOf(own),
      expectedDifference: { amountMinor: 0, currency: own.world.currency },
      idempotencyKey: newId(),
    },
  }),
  createReview: ({ ids }) => ({ input: { movieId: ids['Movie'], rating: 5 } }),
  updateReview: ({ ids }) => ({ input: { id: ids['Review'], expectedVersion: 1, rating: 4 } }),
  deleteReview: ({ ids }) => ({ input: { id: ids['Review'] } }),
};

function exchangeOf({ ids }: Belongings) {
  const tickets = [{ ticketId: ids['Ticket'] ?? '', seatId: ids['Seat'] ?? '' }];
  return { bookingId: ids['Booking'] ?? '', holdId: ids['Hold'] ?? '', tickets };
}

function ticketsOf({ world, ids }: Belongings) {
  return adultTickets(world, [ids['Seat'] ?? '']);
}

/** With which the operation is done for its owner. @throws for an operation that is not in the tables */
export async function argumentsOf(operation: string, own: Belongings): Promise<object> {
  const known = ARGUMENTS[operation];
  if (known) return known(own);
  const ofStaff = (STAFF_MUTATIONS as Partial<typeof STAFF_MUTATIONS>)[operation as StaffMutation];
  if (!ofStaff) throw new Error(`${operation} takes an id: give its arguments in belongings.ts`);
  return { input: await ofStaff(own.world) };
}
