import { bookAtCounter, counterShowing, retry } from '../bookings/at-counter/operations.ts';
import { PausedExpiry } from './paused-expiry.ts';

/**
 * The release of a booking at the counter has been reached, and its expiry is looking, when the buyer pays it by card.
 *
 * @returns the status of the booking once both are done
 */
export async function cardWhileExpiryLooks(): Promise<string> {
  await using expiry = await PausedExpiry.start();
  const { testApp } = expiry;
  const showing = await counterShowing(testApp);
  const { client: buyer } = await testApp.newAccount();
  const { id, holdId } = await bookAtCounter(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
  await expiry.letDeadlineCome(holdId);
  await expiry.expireAfter(id, async () => {
    const { errors } = await retry(buyer, id);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  });
  return (await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } })).status;
}
