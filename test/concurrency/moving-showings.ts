import { anotherAuditorium, moveShowing } from '../programme/moving.ts';
import { bookSeats } from '../support/buying.ts';
import { Gate } from '../support/gate.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { ReadBooking } from '../support/operations.ts';
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
