import { bookingInput, holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ChangeHold, ExtendHold } from '../support/hold-changes.ts';
import { HoldSeats, PlaceBooking } from '../support/operations.ts';
import { letLockedHoldEnd, lockShowingSeats, RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

async function holdOfTwo(testApp: TestApp) {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 12 });
  const { accountId, client } = await testApp.newAccount();
  const { id } = await holdSeats(client, showing, showing.seatIds.slice(0, 2));
  return { showing, accountId, client, id };
}

function lockHold({ databaseUrl }: TestApp, id: string): Promise<RowLock> {
  return RowLock.take(databaseUrl, 'select id from hold where id = $1 for update', [id]);
}

const kindsOf = (errors: readonly { __typename: string }[]) => errors.map(({ __typename: kind }) => kind);

/** The seats that the hold names, and those that it has: sorted. */
async function seatsOf({ database: { prisma } }: TestApp, id: string) {
  const { seatIds, seats } = await prisma.hold.findUniqueOrThrow({ where: { id }, include: { seats: true } });
  return { named: seatIds, held: seats.map(({ seatId }) => seatId).toSorted() };
}

/** Five changes of one hold of five seats at once, each of which gives back one and adds another. */
export async function changeAtOnce(testApp: TestApp) {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 10 });
  const { client } = await testApp.newAccount();
  const { id } = await holdSeats(client, showing, showing.seatIds.slice(0, 5));
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const answers = Promise.all(
    [0, 1, 2, 3, 4].map((place) => {
      const [removeSeatIds, addSeatIds] = [[showing.seatIds[place] ?? ''], [showing.seatIds[place + 5] ?? '']];
      return client.request(ChangeHold, { input: { holdId: id, addSeatIds, removeSeatIds } });
    }),
  );
  await lock.untilAwaitedBy(5);
  await lock.release();
  const kinds = (await answers).flatMap(({ changeHold: { errors } }) => kindsOf(errors));
  return { kinds, added: showing.seatIds.slice(5).toSorted(), ...(await seatsOf(testApp, id)) };
}

/** The deadline of a hold passes while its change waits for it, and its expiry runs. @returns what the change did */
export async function changeDuringDeadline(testApp: TestApp) {
  const { showing, client, id } = await holdOfTwo(testApp);
  await using lock = await lockHold(testApp, id);
  const answer = client.request(ChangeHold, { input: { holdId: id, addSeatIds: showing.seatIds.slice(2, 3) } });
  await lock.untilAwaitedBy(1);
  await letLockedHoldEnd(lock, id);
  await testApp.app.services.holds.expire([id]);
  await lock.release();
  const kinds = kindsOf((await answer).changeHold.errors);
  return { kinds, named: (await seatsOf(testApp, id)).named.length };
}

/** A hold is changed after its tickets were quoted, and before it becomes a booking. */
export async function changeBeforeBooking(testApp: TestApp) {
  const { showing, client, id } = await holdOfTwo(testApp);
  await using lock = await lockHold(testApp, id);
  const swap = { holdId: id, addSeatIds: showing.seatIds.slice(2, 3), removeSeatIds: showing.seatIds.slice(0, 1) };
  const change = client.request(ChangeHold, { input: swap });
  await lock.untilAwaitedBy(1);
  const place = client.request(PlaceBooking, { input: bookingOf(showing, id) });
  await lock.untilAwaitedBy(2);
  await lock.release();
  const [{ changeHold }, { placeBooking }] = await Promise.all([change, place]);
  const tickets = await testApp.database.prisma.ticket.findMany({ where: { showingId: showing.showingId } });
  const { held } = await seatsOf(testApp, id);
  return {
    changed: kindsOf(changeHold.errors),
    placed: kindsOf(placeBooking.errors),
    ticketsWithoutSeat: tickets.filter(({ seatId }) => !held.includes(seatId)).length,
  };
}

/** A hold is extended while a change of it is under way. @returns the seats that have its new deadline, and its seats */
export async function changeBeforeExtension(testApp: TestApp) {
  const { showing, client, id } = await holdOfTwo(testApp);
  await using lock = await lockHold(testApp, id);
  const swap = { holdId: id, addSeatIds: showing.seatIds.slice(2, 3), removeSeatIds: showing.seatIds.slice(0, 1) };
  const change = client.request(ChangeHold, { input: swap });
  await lock.untilAwaitedBy(1);
  const extension = client.request(ExtendHold, { input: { holdId: id } });
  await lock.untilAwaitedBy(2);
  await lock.release();
  const [{ changeHold }, { extendHold }] = await Promise.all([change, extension]);
  const heldUntil = new Date(extendHold.hold?.expiresAt ?? 0);
  const extended = await testApp.database.prisma.showingSeat.findMany({ where: { holdId: id, heldUntil } });
  const kinds = kindsOf([...changeHold.errors, ...extendHold.errors]);
  return { kinds, extended: extended.map(({ seatId }) => seatId).toSorted(), ...(await seatsOf(testApp, id)) };
}

/** A hold becomes a booking while its change waits. */
export async function bookBeforeChange(testApp: TestApp) {
  const { showing, client, id } = await holdOfTwo(testApp);
  await using lock = await lockHold(testApp, id);
  const place = client.request(PlaceBooking, { input: bookingOf(showing, id) });
  await lock.untilAwaitedBy(1);
  const change = client.request(ChangeHold, { input: { holdId: id, addSeatIds: showing.seatIds.slice(2, 3) } });
  await lock.untilAwaitedBy(2);
  await lock.release();
  const [{ changeHold }, { placeBooking }] = await Promise.all([change, place]);
  return { changed: kindsOf(changeHold.errors), placed: kindsOf(placeBooking.errors), ...(await seatsOf(testApp, id)) };
}

function bookingOf(showing: MadeShowing, holdId: string) {
  return bookingInput(showing, { holdId, seatIds: showing.seatIds.slice(0, 2), paymentToken: 'pm_fake_hang' });
}

/**
 * An account that can hold 20 seats of a showing has two holds of 7 seats, and wants more at once: 3 more in each, and a third
 * hold of 3.
 *
 * @returns how many seats it has then
 */
export async function exceedTheLimit(testApp: TestApp): Promise<number> {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 40 });
  const { accountId, client } = await testApp.newAccount();
  const seats = (from: number, to: number) => showing.seatIds.slice(from, to);
  const first = await holdSeats(client, showing, seats(0, 7));
  const second = await holdSeats(client, showing, seats(7, 14));
  await using lock = await RowLock.take(
    testApp.databaseUrl,
    'select seat_id from showing_seat where showing_id = $1 and seat_id = any ($2::uuid[]) order by seat_id for update',
    [showing.showingId, seats(14, 40)],
  );
  const wanted = Promise.all([
    client.request(ChangeHold, { input: { holdId: first.id, addSeatIds: seats(14, 17) } }),
    client.request(ChangeHold, { input: { holdId: second.id, addSeatIds: seats(17, 20) } }),
    client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds: seats(20, 23) } }),
  ]);
  await lock.untilAwaitedBy(3);
  await lock.release();
  await wanted;
  return await testApp.database.prisma.showingSeat.count({ where: { hold: { accountId } } });
}
