import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { buy, cancel, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { GraphQLClient } from '../support/client.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Books, fakeBooks } from './books.ts';
import { IN_THE_END, type Scene, violationsOf } from './checks.ts';
import { History } from './history.ts';
import { Watchers } from './watchers.ts';

type Harm = string | ((scene: Scene) => Scene);

/**
 * The control of each check: what it looks for happens, with the database's own guards off, or in what was seen, and it is found.
 */
const HARM: Readonly<Record<keyof typeof IN_THE_END, Harm>> = {
  'no seat has two live tickets': `
    update ticket set seat_id = (select min(seat_id::text)::uuid from ticket where status = 'VALID') where status = 'VALID'`,
  'a seat that is sold has a live ticket of its own, and no other has': `
    update ticket set status = 'VOID' where status = 'VALID'`,
  'a booking that is paid was charged': `delete from fake_gateway_charge where outcome = 'succeeded'`,
  'no booking is charged twice': (scene) => ({ ...scene, books: chargingTwice(scene.books) }),
  'money for seats that were not got is given back within 60 seconds': `
    update fake_gateway_charge set outcome = 'succeeded', created_at = clock_timestamp() - interval '61 seconds'
    where outcome = 'declined'`,
  'a refund is made within 60 seconds': `
    update refund set status = 'PENDING', settled_at = null, created_at = clock_timestamp() - interval '61 seconds'`,
  'no booking is placed with a hold that is over': ({ history, ...scene }) => ({
    ...scene,
    history: changed(history, { acknowledged: history.acknowledged.map((each) => ({ ...each, overdueMs: 15_001 })) }),
  }),
  'every error is one that is expected': ({ history, ...scene }) => ({
    ...scene,
    history: changed(history, { codes: new Map([['INTERNAL_SERVER_ERROR', 1]]) }),
  }),
  'no payment is left open': `update payment set status = 'PENDING' where status = 'SUCCEEDED'`,
  'no hold is active 5 seconds past its deadline': `
    update hold set status = 'ACTIVE', expires_at = clock_timestamp() - interval '6 seconds'`,
  'money for seats that were not got is given back': `
    update fake_gateway_charge set outcome = 'succeeded' where outcome = 'declined'`,
  'every booking that was acknowledged is there, with its seats': `
    delete from ticket where status = 'VALID'`,
  'bookings, ledger and payment provider agree': `delete from ledger_entry`,
};

function chargingTwice(books: Books): Books {
  const { records } = books;
  const twice = async (paymentIds: readonly string[]) =>
    (await records.find(paymentIds)).flatMap((charge) => [charge, charge]);
  return { ...books, records: { list: (page) => records.list(page), find: twice } };
}

function changed(history: History, by: Partial<Pick<History, 'acknowledged' | 'codes'>>): History {
  return Object.assign(new History(), { acknowledged: history.acknowledged }, by);
}

const resources = new Resources();
let testApp: TestApp;
const history = new History();

beforeAll(async () => {
  // Once the worker has gone, nothing repairs what is harmed.
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
  const config = readConfig({ ...testApp.environment, ROLE: 'worker' });
  await using atWork = new Resources();
  atWork.use(await createApp(config, { logger: createLogger('silent') }));
  const showing = await makeShowing(testApp.database);
  const { client } = await testApp.newAccount();
  const [first = '', second = '', third = '', fourth = ''] = showing.seatIds;
  await holdSeats(client, showing, [fourth]);
  const cards = [
    [first, 'pm_card_visa', 'CONFIRMED'],
    [second, 'pm_card_visa', 'CONFIRMED'],
    [third, 'pm_card_visa_chargeDeclined', 'PAYMENT_FAILED'],
  ] as const;
  for (const [seatId, paymentToken, status] of cards) {
    const booking = await bookSeats(client, showing, { seatIds: [seatId], paymentToken });
    await bookingOnce(client, booking.id, status);
    history.acknowledge(booking, booking.placedAt);
  }
  const { client: other, bookingId } = await buy(testApp, await showingWithTerms(testApp));
  await cancel(other, { bookingId });
  const { prisma } = testApp.database;
  while ((await prisma.refund.count({ where: { status: 'SUCCEEDED' } })) === 0) await sleep(20);
});
afterAll(() => resources[Symbol.asyncDispose]());

/** No foreign keys, no triggers, no conditions of rows, no unique seats. */
const WITHOUT_GUARDS = [
  'set local session_replication_role = replica',
  'drop index ticket_one_live_per_seat',
  `do $$
    declare condition record;
    begin
      for condition in select conrelid::regclass as of, conname from pg_constraint where contype = 'c' and conrelid <> 0
        and connamespace = 'public'::regnamespace
      loop
        execute format('alter table %s drop constraint %I', condition.of, condition.conname);
      end loop;
    end $$`,
];

/** What the checks find after the harm, which is taken back. */
async function foundAfter(harm: Harm): Promise<string[]> {
  const { prisma } = testApp.database;
  let found: string[] = [];
  const takenBack = new Error('taken back');
  const harming = prisma.$transaction(
    async (tx) => {
      for (const statement of WITHOUT_GUARDS) await tx.$executeRawUnsafe(statement);
      const scene = { prisma: tx, books: fakeBooks(tx), history };
      if (typeof harm === 'string') await tx.$executeRawUnsafe(harm);
      found = await violationsOf(IN_THE_END, typeof harm === 'string' ? scene : harm(scene));
      throw takenBack;
    },
    { timeout: 30_000 },
  );
  await expect(harming).rejects.toBe(takenBack);
  return found;
}

test('a watcher that is behind is found, and one that is not is not', async () => {
  const { database, client } = testApp;
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { proxy, url } = await TcpProxy.inFrontOf(client.url);
  await using watchers = new Watchers();
  await watchers.open([client, new GraphQLClient(url.replace(/\/$/, ''))], showing.showingId);
  expect(await watchers.late(database.prisma, { withinMs: 30_000 })).toEqual([]);
  proxy.mode = 'silent';
  const { client: buyer } = await testApp.newAccount();
  await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  await expect
    .poll(() => watchers.late(database.prisma, { withinMs: 300, longestMs: 500 }), { timeout: 30_000 })
    .toEqual([expect.stringContaining(`at ${url.replace(/\/$/, '')} not within`)]);
  await proxy[Symbol.asyncDispose]();
});

test('the checks find nothing where nothing is wrong', async () => {
  expect(await foundAfter('select 1')).toEqual([]);
});

test.each(Object.keys(IN_THE_END))('the check "%s" finds what it looks for', async (name) => {
  const found = await foundAfter(HARM[name] ?? 'select 1');
  expect(found.filter((line) => line.startsWith(`${name}: `))).not.toEqual([]);
});
