import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { PlaceBookingInput } from '../generated/graphql.ts';
import { newId } from '../../src/platform/ids.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { makePromoCode, place, PlaceWithCodes, promotedInput } from '../promotions/operations.ts';

/** Two processes on one database, without workers. */
export interface TwoProcesses extends AsyncDisposable {
  testApp: TestApp;
  anotherUrl: string;
}

export async function startTwoProcesses(): Promise<TwoProcesses> {
  const testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
  const config = readConfig(testApp.environment);
  const another = await createApp(config, { logger: createLogger(config.logLevel) });
  return {
    testApp,
    anotherUrl: another.url,
    async [Symbol.asyncDispose]() {
      await another[Symbol.asyncDispose]();
      await testApp[Symbol.asyncDispose]();
    },
  };
}

interface Buyer {
  client: GraphQLClient;
  input: PlaceBookingInput;
}

/** So many accounts, each with a hold of one seat and the code; every second one asks the other process. */
export async function buyersOf(
  { testApp, anotherUrl }: TwoProcesses,
  { code, count, showing }: { code: string; count: number; showing?: MadeShowing },
): Promise<Buyer[]> {
  const at = showing ?? (await makeShowing(testApp.database, { rows: 2, seatsPerRow: 12 }));
  const buyers: Buyer[] = [];
  for (let index = 0; index < count; index++) {
    const { client } = await testApp.newAccount();
    const input = await promotedInput(testApp, client, { showing: at, codes: [code] });
    buyers.push({ client: index % 2 === 0 ? client : new GraphQLClient(anotherUrl, client.token), input });
  }
  return buyers;
}

/**
 * All of them place their bookings, and none can take its use before so many of their statements wait for the promo code.
 *
 * @returns how many were booked, why others were not, and what went wrong
 */
export async function placeAtOnce(
  { testApp }: TwoProcesses,
  { promoCodeId, buyers, waiting }: { promoCodeId: string; buyers: readonly Buyer[]; waiting: number },
) {
  const select = 'select id from promo_code where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [promoCodeId]);
  const answers = Promise.all(buyers.map(({ client, input }) => client.send(PlaceWithCodes, { input })));
  await lock.untilAwaitedBy(waiting);
  await lock.release();
  const payloads = (await answers).map(({ data, errors = [] }) => ({ ...data?.placeBooking, faults: errors }));
  return {
    booked: payloads.filter(({ booking }) => booking).length,
    refusals: payloads.flatMap(({ errors = [] }) => errors),
    faults: payloads.flatMap(({ faults }) => faults),
  };
}

/** One account with so many holds, and a code that it may use once. */
export async function sameAccount({ testApp }: TwoProcesses, count: number) {
  const { id: promoCodeId, code } = await makePromoCode(testApp, { maxUsesPerAccount: 1 });
  const { client } = await testApp.newAccount();
  const buyers: Buyer[] = [];
  for (let index = 0; index < count; index++) {
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    buyers.push({ client, input: await promotedInput(testApp, client, { showing, codes: [code] }) });
  }
  return { promoCodeId, buyers };
}

/**
 * A voucher for two seats, both used: one of them has been given back, and the other one is by a transaction that is open.
 *
 * @returns that transaction, and a buyer who wants a use
 */
export async function whileGivenBack(processes: TwoProcesses) {
  const { testApp } = processes;
  const { id: promoCodeId, code } = await makePromoCode(testApp, { freeSeats: 2, maxUses: 2 });
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 8 });
  const { client } = await testApp.newAccount();
  const input = await promotedInput(testApp, client, { showing, codes: [code], total: 0, seats: 2 });
  const bookingId = await placed({ client, input });
  const tickets = await testApp.database.prisma.ticket.findMany({ where: { bookingId } });
  const giveBack = "update ticket set status = 'VOID' where id = $1";
  {
    await using done = await RowLock.take(testApp.databaseUrl, giveBack, [tickets[0]?.id]);
    await done.release();
  }
  const open = await RowLock.take(testApp.databaseUrl, giveBack, [tickets[1]?.id]);
  return { promoCodeId, open, wanting: () => voucherBuyer(testApp, code) };
}

/** Another account, with a hold of one seat, which the voucher makes free. */
export async function voucherBuyer(testApp: TestApp, code: string): Promise<Buyer> {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  return { client, input: await promotedInput(testApp, client, { showing, codes: [code], total: 0 }) };
}

/**
 * A booking that was not paid in time ends, while another account books its seat with the same code.
 *
 * @param options.waits the end asks for the advisory lock 49, and stands still there until the other one waits for it
 */
export async function giveBackDuringBooking(
  { testApp }: TwoProcesses,
  { waits = false }: { waits?: boolean } = {},
): Promise<void> {
  const { code } = await makePromoCode(testApp);
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount();
  const input = await promotedInput(testApp, client, { showing, codes: [code] });
  const bookingId = await placed({ client, input });
  await letHoldEnd(testApp.database, input.holdId);
  const { client: another } = await testApp.newAccount();
  const { id: holdId } = await holdSeats(another, showing, showing.seatIds);
  const wanted = { ...input, holdId, idempotencyKey: newId() };
  await using gate = await RowLock.take(testApp.databaseUrl, 'select pg_advisory_xact_lock(49)', []);
  const ended = testApp.app.services.bookingExpiry.expire([bookingId]);
  if (waits) await gate.untilAwaitedBy(1);
  const answer = place(another, wanted);
  if (waits) await gate.untilAwaitedBy(2);
  await gate.release();
  const [{ errors }] = await Promise.all([answer, ended]);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}

async function placed({ client, input }: Buyer): Promise<string> {
  const { booking, errors } = await place(client, input);
  if (!booking) throw new Error(JSON.stringify(errors));
  return booking.id;
}
