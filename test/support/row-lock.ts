import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * Rows locked from outside, as by another process: statements that need them queue up, until all may go at
 * once. It makes a race happen for certain. Requests wait two seconds for a lock, so be quick.
 */
export class RowLock implements AsyncDisposable {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** @param select a `select ... for update` */
  static async take(databaseUrl: string, select: string, values: unknown[]): Promise<RowLock> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('begin');
    const { rowCount } = await client.query(select, values);
    if (rowCount === 0) throw new Error('no row was locked');
    return new RowLock(client);
  }

  /**
   * Waits until so many statements wait for locks, this one's or each other's.
   *
   * @returns the processes of PostgreSQL that do
   */
  async untilAwaitedBy(count: number): Promise<number[]> {
    for (let rounds = 0; rounds < 500; rounds++) {
      // Within a transaction what is read of others is kept.
      await this.#client.query('select pg_stat_clear_snapshot()');
      const { rows } = await this.#client.query<{ pid: number }>(`
        select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (rows.length >= count) return rows.map(({ pid }) => pid);
      await sleep(10);
    }
    throw new Error(`${count} statements never waited`);
  }

  /** By the transaction that has the lock: who waits sees it after the release. */
  async change(statement: string, values: unknown[]): Promise<void> {
    await this.#client.query(statement, values);
  }

  async release(): Promise<void> {
    await this.#client.query('commit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}

/** The deadline of a hold that is locked comes: later than what waits for it has begun. */
export async function letLockedHoldEnd(lock: RowLock, holdId: string): Promise<void> {
  // Times of columns are in milliseconds.
  await sleep(5);
  await lock.change(
    `with ended as (
       update hold set expires_at = clock_timestamp() where id = $1 returning id, expires_at
     )
     update showing_seat set held_until = ended.expires_at from ended where showing_seat.hold_id = ended.id`,
    [holdId],
  );
  await sleep(5);
}

/** Of one showing, and no others. */
export function lockShowingSeats(databaseUrl: string, showingId: string): Promise<RowLock> {
  const select = 'select seat_id from showing_seat where showing_id = $1 order by seat_id for update';
  return RowLock.take(databaseUrl, select, [showingId]);
}
