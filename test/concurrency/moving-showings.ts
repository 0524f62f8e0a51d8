import { newId } from '../../src/platform/ids.ts';
import { anotherAuditorium, MoveShowing, moveShowing } from '../programme/moving.ts';
import { bookSeats } from '../support/buying.ts';
import { Gate } from '../support/gate.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { HoldSeats, ReadBooking } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** An app whose payments are settled by the test, with a gateway whose answers wait. */
export async function startMovingApp(): Promise<{ testApp: TestApp; gateway: PausedGateway }> {
  const gateway = new PausedGateway();
  const testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.connect(testApp.database);
  return { testApp, gateway };
}

/** The showing moves while the provider is asked for the money of two tickets. @returns the booking in the end */
export async function moveDuringPayment({ testApp, gateway }: { testApp: TestApp; gateway: PausedGateway }) {
  gateway.answers = new Gate();
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  const { auditoriumId } = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 4 });
  const { client: buyer } = await testApp.newAccount();
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const { id, payments } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
  const before = await testApp.database.prisma.fakeGatewayCharge.count();
  const settled = testApp.app.services.settlement.settlePayment(payments[0]?.id ?? '');
  await gateway.untilCharged(before + 1);
  const { errors } = await moveShowing(manager, { showingId: showing.showingId, auditoriumId });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  gateway.answers.open();
  await settled;
  const { booking } = await buyer.request(ReadBooking, { id });
  const where = { showingId: showing.showingId, status: 'SOLD' as const };
  return { booking, sold: await testApp.database.prisma.showingSeat.count({ where }) };
}

/**
 * A buyer asks for two seats while the showing moves: both have begun before one of them can change a seat.
 *
 * @param first who locks the seats first
 * @returns the answers, the holds of the showing as they are in the end, and its seats
 */
export async function holdDuringMove(testApp: TestApp, first: 'move' | 'hold') {
  const { prisma } = testApp.database;
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  const { showingId } = showing;
  // With the one that is locked first: who waits for it first has it first.
  const wanted = showing.seatIds.toSorted().slice(0, 2);
  const { auditoriumId, seatIds } = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 4 });
  const { client: buyer } = await testApp.newAccount();
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  await using lock = await lockShowingSeats(testApp.databaseUrl, showingId);
  const input = { showingId, auditoriumId, expectedVersion: 1, idempotencyKey: newId() };
  const requests = {
    move: () => manager.send(MoveShowing, { input }),
    hold: () => buyer.send(HoldSeats, { input: { showingId, seatIds: wanted } }),
  };
  const begin = async <Name extends keyof typeof requests>(name: Name, nth: number) => {
    const answer = requests[name]() as ReturnType<(typeof requests)[Name]>;
    await lock.untilAwaitedBy(nth);
    return { answer };
  };
  const before = first === 'hold' ? await begin('hold', 1) : undefined;
  const move = await begin('move', before ? 2 : 1);
  const hold = before ?? (await begin('hold', 2));
  await lock.release();
  const [moved, held] = [await move.answer, await hold.answer];
  const rows = await prisma.showingSeat.findMany({ where: { showingId } });
  return {
    ...{ moved, held },
    holds: (await prisma.hold.findMany({ where: { showingId } })).map(({ status }) => status),
    seats: rows.map(({ seatId, status }) => `${seatIds.indexOf(seatId)} ${status}`).toSorted(),
  };
}
