import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/** A booking of one seat, whose payment was asked for. */
interface Booked {
  id: string;
  paymentId: string;
  seatId: string;
}

/** So many bookings of one showing, by accounts of their own. Nothing settles them but the test. */
async function makeBookings(testApp: TestApp, count: number): Promise<Booked[]> {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: count });
  const made: Booked[] = [];
  for (const seatId of showing.seatIds) {
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, { seatIds: [seatId], paymentToken: 'pm_fake_instant' });
    const payment = await testApp.database.prisma.payment.findFirstOrThrow({ where: { bookingId: id } });
    made.push({ id, paymentId: payment.id, seatId });
  }
  return made;
}

/** Whether the other bookings were sold while another process had locked one. */
export async function sellsBesideALockedBooking(testApp: TestApp): Promise<boolean> {
  const booked = await makeBookings(testApp, 4);
  const others = booked.slice(1).map(({ id }) => id);
  const select = 'select id from booking where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [booked[0]?.id]);
  const { settlement, database } = testApp.app.services;
  const settled = settlement.settlePayments(booked.map(({ paymentId }) => paymentId));
  await lock.untilAwaitedBy(1);
  const where = { id: { in: others }, status: 'CONFIRMED' as const };
  // Before a lock is given up as not available, which takes two seconds.
  for (let rounds = 0; rounds < 10 && (await database.prisma.booking.count({ where })) < others.length; rounds++)
    await sleep(100);
  const isSold = (await database.prisma.booking.count({ where })) === others.length;
  await lock.release();
  await settled;
  return isSold;
}

/**
 * Another process has locked a payment, and locks its seat then, as the settlement of one payment does. Meanwhile the
 * payment is settled together with others. Whether each could lock what it needs, or they have waited for each other.
 */
export async function sellsInTheSameOrder(testApp: TestApp): Promise<boolean> {
  const booked = await makeBookings(testApp, 2);
  const [{ paymentId, seatId }] = booked as [Booked];
  await using other = await Other.connect(testApp.databaseUrl);
  await other.lock('payment where id = $1', paymentId);
  const settled = testApp.app.services.settlement.settlePayments(booked.map((each) => each.paymentId));
  await other.untilItWaits();
  const isLocked = await other.lock('showing_seat where seat_id = $1', seatId).then(
    () => true,
    (error: unknown) => (error as pg.DatabaseError).code !== '40P01' && Promise.reject(error as Error),
  );
  await other.end();
  await settled;
  return isLocked;
}

class Other implements AsyncDisposable {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async connect(connectionString: string): Promise<Other> {
    // The first to look for deadlocks, and so the one that is refused.
    const client = new pg.Client({ connectionString, options: '-c deadlock_timeout=50ms' });
    await client.connect();
    await client.query('begin');
    return new Other(client);
  }

  async lock(rows: string, id: string): Promise<void> {
    await this.#client.query(`select from ${rows} for update`, [id]);
  }

  /** Until a statement of another waits for what this one has locked. */
  async untilItWaits(): Promise<void> {
    for (let rounds = 0; rounds < 500; rounds++) {
      const { rows } = await this.#client.query<{ waits: boolean }>(
        `select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`,
      );
      if (rows.length > 0) return;
      await sleep(10);
    }
    throw new Error('nothing waited');
  }

  async end(): Promise<void> {
    await this.#client.query('rollback');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}
