import { bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { startTestApp } from '../support/test-app.ts';

/**
 * The provider says that the buyer has to act; before that is recorded, the buyer has acted, and another worker has settled the
 * payment. @returns the status of the payment in the end
 */
export async function actionAfterSettlement(): Promise<string> {
  const gateway = new PausedGateway();
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.connect(testApp.database);
  const { prisma } = testApp.database;
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const paymentToken = 'pm_card_authenticationRequired';
  const { payments } = await bookSeats(client, showing, { seatIds: showing.seatIds, paymentToken });
  const paymentId = payments[0]?.id ?? '';
  const { settlement } = testApp.app.services;
  const { answers } = gateway;
  const late = settlement.settlePayment(paymentId);
  await gateway.untilCharged(1);
  await prisma.fakeGatewayCharge.update({ where: { paymentId }, data: { outcome: 'succeeded' } });
  gateway.answers = new Gate();
  gateway.answers.open();
  await settlement.settlePayment(paymentId);
  answers.open();
  await late;
  return (await prisma.payment.findUniqueOrThrow({ where: { id: paymentId } })).status;
}
