import { expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { accessTokenOf } from '../support/access-token.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ReadBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const TICKET_ID = '01a210ae-5aa1-727f-a55b-ae36ffbfa6da';
const NEW_SECRET = 'another secret as after a restart without the old one';

/** The same installation after a restart with other settings. */
function restart({ environment }: TestApp, settings: Record<string, string>): Promise<App> {
  return createApp(readConfig({ ...environment, ...settings }), { logger: createLogger('silent') });
}

/** Sells a ticket. */
async function sell(testApp: TestApp) {
  const showing = await makeShowing(testApp.database, { rows: 1 });
  const { accountId, client } = await testApp.newAccount();
  const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
  const { tickets } = await bookingOnce(client, id, 'CONFIRMED');
  return { accountId, bookingId: id, code: tickets[0]?.code };
}

test('a sold ticket has the same code after a restart with another JWT_SECRET', async () => {
  await using testApp = await startTestApp('embedded');
  const { accountId, bookingId, code } = await sell(testApp);
  expect(code).toMatch(/^[\w-]{43}$/);

  await using restarted = await restart(testApp, { JWT_SECRET: NEW_SECRET });
  const owner = new GraphQLClient(restarted.url, accessTokenOf(accountId, { secret: NEW_SECRET }));
  const { booking } = await owner.request(ReadBooking, { id: bookingId });
  expect(booking?.tickets).toMatchObject([{ status: 'VALID', code }]);
});

test('processes that start at the same time on an empty database sign with one key', async () => {
  await using testApp = await startTestApp('embedded');
  await testApp.database.prisma.keptKey.deleteMany();
  const secrets = [1, 2, 3].map((number) => ({ JWT_SECRET: `${NEW_SECRET} ${number}` }));
  const apps = await Promise.all(secrets.map((settings) => restart(testApp, settings)));
  const codes = await Promise.all(
    apps.map(async ({ services }) => (await services.ticketCodes()).sign({ id: TICKET_ID, codeRevision: 0 })),
  );
  await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()));
  expect(new Set(codes).size).toBe(1);
});

test('the key is random, so that JWT_SECRET does not tell it', async () => {
  await using one = await startTestApp('embedded');
  await using other = await startTestApp('embedded');
  const keys = await Promise.all([one, other].map(({ database }) => database.prisma.keptKey.findMany()));
  expect(keys).toMatchObject([[{ name: 'ticket-code' }], [{ name: 'ticket-code' }]]);
  expect(keys[0]?.[0]?.key).toHaveLength(32);
  expect(keys[0]?.[0]?.key).not.toEqual(keys[1]?.[0]?.key);
});

test('an upgrade with several secrets derives the key from the last one, which was the only one before', async () => {
  await using testApp = await startTestApp('embedded');
  await sell(testApp);
  const codeWith = async (JWT_SECRET: string) => {
    await testApp.database.prisma.keptKey.deleteMany();
    await using app = await restart(testApp, { JWT_SECRET });
    return (await app.services.ticketCodes()).sign({ id: TICKET_ID, codeRevision: 0 });
  };
  const alone = await codeWith(NEW_SECRET);
  expect(await codeWith(`a third secret that is also long enough, ${NEW_SECRET}`)).toBe(alone);
  expect(await codeWith(`${NEW_SECRET}, a third secret that is also long enough`)).not.toBe(alone);
});
