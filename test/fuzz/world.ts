import { hashPassword } from '../../src/accounts/credentials/password.ts';
import { newId } from '../../src/platform/ids.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeStaffWorld, STAFF_MUTATIONS, type StaffWorld } from '../support/staff-mutations.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Ids } from './inputs.ts';

/** Who sends the operations, and what there is for them. */
export interface FuzzWorld {
  callers: readonly [string, GraphQLClient][];
  ids: Ids;
  /** Undefined where none is known. */
  rightInput: (mutation: string) => Promise<object | undefined>;
}

/** A cinema with bookings and holds of a guest and a buyer, its staff, and another cinema with the like. */
export async function makeFuzzWorld(testApp: TestApp): Promise<FuzzWorld> {
  const own = await makeShowing(testApp.database, { rows: 3, seatsPerRow: 10 });
  const other = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 5 });
  const guest = await testApp.newAccount();
  await testApp.database.prisma.account.update({
    where: { id: guest.accountId },
    data: { isGuest: true, email: null, passwordHash: null, name: 'Guest' },
  });
  const [buyer, admin] = [await testApp.newAccount(), await testApp.newAccount('ADMIN')];
  const [boxOffice, manager] = [
    await testApp.newAccount('BOX_OFFICE', own.cinemaId),
    await testApp.newAccount('MANAGER', own.cinemaId),
  ];
  // Operations that ask for the password look at its hash.
  const passwordHash = await hashPassword(newId());
  await testApp.database.prisma.account.updateMany({ where: { passwordHash: 'none' }, data: { passwordHash } });
  const bought = await Promise.all([buyIn(own, buyer.client), buyIn(own, guest.client, 8), buyIn(other, buyer.client)]);
  const accounts = [buyer, guest, boxOffice, manager, admin].map(({ accountId }) => accountId);
  const ids = await idsOf(testApp, { showings: [own, other], accounts, bought });
  return {
    callers: [
      // More often: others are refused most of what there is, before it is read.
      ...Array.from({ length: 4 }, (): [string, GraphQLClient] => ['an administrator', admin.client]),
      ...Array.from({ length: 2 }, (): [string, GraphQLClient] => ['a buyer', buyer.client]),
      ['a manager', manager.client],
      ['a guest', guest.client],
      ['the box office', boxOffice.client],
      ['nobody', testApp.client],
      ['a bad token', testApp.client.as('no.token.at-all')],
    ],
    ids,
    rightInput: async (mutation) => {
      const makeInput = STAFF_MUTATIONS[mutation as keyof typeof STAFF_MUTATIONS] as
        ((world: StaffWorld) => object | Promise<object>) | undefined;
      return makeInput
        ? makeInput(await makeStaffWorld(testApp))
        : rightInputOfBuyer(mutation, { own, buyer: buyer.client });
    },
  };
}

interface Bought {
  bookingId: string;
  holdId: string;
}

async function buyIn(showing: MadeShowing, client: GraphQLClient, from = 0): Promise<Bought> {
  const { id: bookingId } = await bookSeats(client, showing, {
    seatIds: showing.seatIds.slice(from, from + 2),
    contact: { email: 'ada@example.com', name: 'Ada' },
  });
  const { id: holdId } = await holdSeats(client, showing, showing.seatIds.slice(from + 2, from + 4));
  return { bookingId, holdId };
}

let asked = 0;

async function rightInputOfBuyer(
  mutation: string,
  { own, buyer }: { own: MadeShowing; buyer: GraphQLClient },
): Promise<object | undefined> {
  const seat = 16 + (asked++ % 12);
  const free = own.seatIds.slice(seat, seat + 1);
  if (mutation === 'holdSeats') return { showingId: own.showingId, seatIds: free };
  if (mutation === 'register') return { email: `${newId()}@example.com`, password: newId(), name: 'Ada' };
  if (mutation !== 'placeBooking') return undefined;
  const held = await holdSeats(buyer, own, free).catch(() => undefined);
  return held && bookingInput(own, { holdId: held.id, seatIds: free });
}

async function idsOf(
  { database: { prisma } }: TestApp,
  { showings, accounts, bought }: { showings: MadeShowing[]; accounts: string[]; bought: Bought[] },
): Promise<Ids> {
  const bookingIds = bought.map(({ bookingId }) => bookingId);
  const of = (pick: (showing: MadeShowing) => string) => showings.map(pick);
  const payments = await prisma.payment.findMany({ where: { bookingId: { in: bookingIds } } });
  const tickets = await prisma.ticket.findMany({ where: { bookingId: { in: bookingIds } } });
  const { id: review } = await prisma.review.create({
    data: { movieId: showings[0]?.movieId ?? '', accountId: accounts[0] ?? '', rating: 3 },
  });
  const ids: Record<string, string[]> = {
    ...{ showing: of(({ showingId }) => showingId), movie: of(({ movieId }) => movieId) },
    ...{ cinema: of(({ cinemaId }) => cinemaId), auditorium: of(({ auditoriumId }) => auditoriumId) },
    ...{ seatmap: of(({ seatMapId }) => seatMapId), pricelist: of(({ priceListId }) => priceListId) },
    ...{ tickettype: of(({ ticketTypeId }) => ticketTypeId), category: of(({ categoryId }) => categoryId) },
    seat: showings.flatMap(({ seatIds }) => seatIds.slice(0, 20)),
    ...{ booking: bookingIds, hold: bought.map(({ holdId }) => holdId), account: accounts, review: [review] },
    ...{ payment: payments.map(({ id }) => id), ticket: tickets.map(({ id }) => id) },
  };
  return {
    ...ids,
    other: Object.values(ids).flatMap((some) => some.slice(0, 2)),
    node: Object.values(ids).flatMap((some) => some.slice(0, 1)),
  };
}
