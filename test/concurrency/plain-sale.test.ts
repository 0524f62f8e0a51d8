import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { ADULT_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { openDatabase } from '../support/open-database.ts';
import { createAccount } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const BUYERS = 8;

let resources = new Resources();
afterEach(async () => {
  await resources[Symbol.asyncDispose]();
  resources = new Resources();
});

test('control: without a lock and without the unique index, read, check and write sells one seat to every buyer', async () => {
  const { tickets, sales } = await sellOneSeat({ lock: '', uniqueIndex: false });
  expect(sales).toEqual(Array.from({ length: BUYERS }, () => 'sold'));
  expect(tickets).toBe(BUYERS);
});

test('the unique index on live tickets alone refuses every sale but one', async () => {
  const { tickets, sales } = await sellOneSeat({ lock: '', uniqueIndex: true });
  expect(sales.toSorted()).toEqual(['sold', ...Array.from({ length: BUYERS - 1 }, () => 'ticket_one_live_per_seat')]);
  expect(tickets).toBe(1);
});

test('the lock alone lets one sale through', async () => {
  const { tickets, sales } = await sellOneSeat({ lock: 'for update', uniqueIndex: false });
  expect(sales.toSorted()).toEqual(['sold', ...Array.from({ length: BUYERS - 1 }, () => 'taken')]);
  expect(tickets).toBe(1);
});

/** All buyers have read the seat before one of them writes, unless a lock makes them wait. */
async function sellOneSeat({ lock, uniqueIndex }: { lock: string; uniqueIndex: boolean }) {
  const { url } = resources.use(await cloneDatabase());
  const database = resources.use(openDatabase(url));
  const showing = await makeShowing(database);
  if (!uniqueIndex) await database.prisma.$executeRaw`drop index ticket_one_live_per_seat`;
  let reading = BUYERS;
  const allHaveRead = new Gate();
  const sales = await Promise.all(
    Array.from({ length: BUYERS }, async () => {
      const bookingId = await placeBooking(database, showing);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      resources.defer(() => client.end());
      return sellPlainly(client, { bookingId, showing, lock, haveRead });
    }),
  );
  function haveRead(): Promise<void> {
    if (--reading === 0 || lock !== '') allHaveRead.open();
    return allHaveRead.pass();
  }
  return { sales, tickets: await database.prisma.ticket.count({ where: { status: 'VALID' } }) };
}

async function sellPlainly(
  client: pg.Client,
  sale: { bookingId: string; showing: MadeShowing; lock: string; haveRead: () => Promise<void> },
): Promise<string> {
  const { bookingId, showing, lock, haveRead } = sale;
  const seat = [showing.showingId, showing.seatIds[0]];
  const ticketId = newId();
  await client.query('begin');
  const { rows } = await client.query<{ status: string }>(
    `select status from showing_seat where showing_id = $1 and seat_id = $2 ${lock}`,
    seat,
  );
  await haveRead();
  try {
    if (rows[0]?.status !== 'AVAILABLE') return 'taken';
    await client.query(
      `insert into ticket (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor, status, sold_at)
       values ($1, $2, $3, $4, $5, 1200, 'VALID', clock_timestamp())`,
      [ticketId, bookingId, ...seat, showing.ticketTypeId],
    );
    await client.query(
      `update showing_seat set status = 'SOLD', ticket_id = $1, version = version + 1 where showing_id = $2 and seat_id = $3`,
      [ticketId, ...seat],
    );
    await client.query('commit');
    return 'sold';
  } catch (error) {
    return (error as pg.DatabaseError).constraint ?? String(error);
  } finally {
    // Without effect after the commit.
    await client.query('rollback');
  }
}

async function placeBooking(database: Database, { showingId, seatIds }: MadeShowing): Promise<string> {
  const { accountId } = await createAccount(database);
  const [holdId, id] = [newId(), newId()];
  await database.prisma.hold.create({
    data: { id: holdId, accountId, showingId, seatIds, status: 'RELEASED', expiresAt: new Date() },
  });
  await database.prisma.booking.create({
    data: { id, reference: id, accountId, showingId, holdId, totalMinor: ADULT_PRICE, currency: 'EUR' },
  });
  return id;
}
