import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Database } from '../../src/platform/database/database.ts';
import { databaseFailure, UnavailableError } from '../../src/platform/database/errors.ts';
import { type Transaction, type Writer, WriterEndedError } from '../../src/platform/database/transaction.ts';
import { newId } from '../../src/platform/ids.ts';
import { Gate } from '../support/gate.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

const logger = pino({ level: 'silent' });

let clone: TestDatabase;
let database: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  database = new Database({ connectionString: clone.url, connections: 10, logger });
});
beforeEach(async () => {
  await database.prisma.movie.deleteMany();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await clone[Symbol.asyncDispose]();
});

const MOVIE = { synopsis: '', runtimeMinutes: 1, genres: [], cast: [] };

function insertMovie(tx: Writer, id = newId()) {
  return tx.client.movie.create({ data: { ...MOVIE, id, title: id } });
}

function movies(): Promise<number> {
  return database.prisma.movie.count();
}

/** Fails as PostgreSQL does. */
function failWith(tx: Writer, sqlState: string) {
  return tx.client.$executeRawUnsafe(`do $$ begin raise exception 'on purpose' using errcode = '${sqlState}'; end $$`);
}

describe('a commit hook', () => {
  test('runs when others see what was committed', async () => {
    let seen: number | undefined;
    await database.transaction(async (tx) => {
      tx.onCommit(async () => {
        seen = await movies();
      });
      await insertMovie(tx);
      expect(await movies()).toBe(0);
    });
    await vi.waitUntil(() => seen !== undefined);
    expect(seen).toBe(1);
  });

  test('runs once, in the order of registration', async () => {
    const order: number[] = [];
    await database.transaction((tx) => {
      for (const number of [1, 2, 3]) tx.onCommit(() => void order.push(number));
      return Promise.resolve();
    });
    await vi.waitUntil(() => order.length >= 3);
    expect(order).toEqual([1, 2, 3]);
  });

  test('does not run when the transaction was rolled back', async () => {
    const hook = vi.fn();
    const work = database.transaction(async (tx) => {
      tx.onCommit(hook);
      await insertMovie(tx);
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    await database.transaction(() => Promise.resolve());
    expect(hook).not.toHaveBeenCalled();
    expect(await movies()).toBe(0);
  });

  test('does not run for a single statement that failed, and runs for one that did not', async () => {
    const hook = vi.fn();
    const id = newId();
    const insert = () =>
      database.singleStatement((tx) => {
        tx.onCommit(hook);
        return insertMovie(tx, id);
      });
    await insert();
    await vi.waitUntil(() => hook.mock.calls.length > 0);
    await expect(insert()).rejects.toThrow();
    await database.transaction(() => Promise.resolve());
    expect(hook).toHaveBeenCalledTimes(1);
  });

  test('that fails is logged, and the transaction stays committed', async () => {
    const warn = vi.spyOn(logger, 'warn');
    const result = await database.transaction((tx) => {
      tx.onCommit(() => Promise.reject(new Error('no Redis')));
      tx.onCommit(() => {
        throw new Error('no Redis either');
      });
      return Promise.resolve('done');
    });
    expect(result).toBe('done');
    await vi.waitUntil(() => warn.mock.calls.length === 2);
    warn.mockRestore();
  });

  test('is waited for when the database is closed', async () => {
    const other = new Database({ connectionString: clone.url, connections: 2, logger });
    let isDone = false;
    await other.transaction((tx) => {
      tx.onCommit(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        isDone = true;
      });
      return Promise.resolve();
    });
    await other[Symbol.asyncDispose]();
    expect(isDone).toBe(true);
  });
});

describe.each(['40001', '40P01'])('a transaction that fails with %s', (sqlState) => {
  test('is done again from the start, and what follows a commit follows once', async () => {
    const hook = vi.fn();
    let attempts = 0;
    const result = await database.transaction(async (tx) => {
      attempts++;
      tx.onCommit(hook);
      await insertMovie(tx);
      if (attempts < 4) await failWith(tx, sqlState);
      return attempts;
    });
    expect(result).toBe(4);
    expect(await movies()).toBe(1);
    await vi.waitUntil(() => hook.mock.calls.length > 0);
    expect(hook).toHaveBeenCalledTimes(1);
  });

  test('is unavailable after three more attempts, and nothing has changed', async () => {
    let attempts = 0;
    const work = database.transaction(async (tx) => {
      attempts++;
      await insertMovie(tx);
      await failWith(tx, sqlState);
    });
    await expect(work).rejects.toBeInstanceOf(UnavailableError);
    expect(attempts).toBe(4);
    expect(await movies()).toBe(0);
  });

  test('is done again when it is a single statement', async () => {
    let attempts = 0;
    await database.singleStatement<unknown>((tx) => (++attempts < 3 ? failWith(tx, sqlState) : insertMovie(tx)));
    expect([attempts, await movies()]).toEqual([3, 1]);
  });
});

test.each(['55P03', '57014'])('%s is unavailable at once', async (sqlState) => {
  let attempts = 0;
  const work = database.transaction((tx) => {
    attempts++;
    return failWith(tx, sqlState);
  });
  await expect(work).rejects.toBeInstanceOf(UnavailableError);
  expect(attempts).toBe(1);
});

test('any other failure is thrown as it is, at once', async () => {
  let attempts = 0;
  const work = database.transaction((tx) => {
    attempts++;
    return failWith(tx, '22012');
  });
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).not.toBeInstanceOf(UnavailableError);
  expect(databaseFailure(error)).toEqual({ sqlState: '22012', message: 'on purpose' });
  expect(attempts).toBe(1);
});

test('of two transactions that lock each other out one is done again, and both are done', async () => {
  const ids = [newId(), newId()] as const;
  for (const id of ids) await database.singleStatement((tx) => insertMovie(tx, id));
  let attempts = 0;
  let locks = 0;
  const bothHaveOne = new Gate();
  const lengthen = (first: string, second: string) =>
    database.transaction(async (tx) => {
      attempts++;
      const longer = { runtimeMinutes: { increment: 1 } };
      await tx.client.movie.update({ where: { id: first }, data: longer });
      if (++locks === 2) bothHaveOne.open();
      await bothHaveOne.pass();
      await tx.client.movie.update({ where: { id: second }, data: longer });
    });
  await Promise.all([lengthen(ids[0], ids[1]), lengthen(ids[1], ids[0])]);
  expect(attempts).toBe(3);
  const rows = await database.prisma.movie.findMany();
  expect(rows.map(({ runtimeMinutes }) => runtimeMinutes)).toEqual([3, 3]);
});

describe('after its end', () => {
  test('a transaction refuses statements and hooks', async () => {
    let ended: Transaction | undefined;
    await database.transaction((tx) => {
      ended = tx;
      return Promise.resolve();
    });
    expect(() => ended?.client).toThrow(WriterEndedError);
    expect(() => ended?.onCommit(() => undefined)).toThrow(WriterEndedError);
  });

  test('a transaction that was rolled back refuses them too', async () => {
    let ended: Transaction | undefined;
    const work = database.transaction((tx) => {
      ended = tx;
      return Promise.reject(new Error('rolled back'));
    });
    await expect(work).rejects.toThrow('rolled back');
    expect(() => ended?.client).toThrow(WriterEndedError);
  });

  test('work that was not waited for changes nothing', async () => {
    const late = new Gate();
    let forgotten: Promise<unknown> | undefined;
    await database.transaction((tx) => {
      forgotten = late.pass().then(() => insertMovie(tx));
      return Promise.resolve();
    });
    late.open();
    await expect(forgotten).rejects.toThrow(WriterEndedError);
    expect(await movies()).toBe(0);
  });

  test('a single statement refuses a second one', async () => {
    const work = database.singleStatement(async (statement) => {
      await insertMovie(statement);
      await insertMovie(statement);
    });
    await expect(work).rejects.toThrow(WriterEndedError);
  });

  test('a single statement refuses hooks', async () => {
    let ended: Writer | undefined;
    await database.singleStatement((statement) => {
      ended = statement;
      return insertMovie(statement);
    });
    expect(() => ended?.onCommit(() => undefined)).toThrow(WriterEndedError);
  });
});

test('every connection is in UTC and has its limits', async () => {
  const rows = await database.prisma.$queryRaw<{ name: string; setting: string }[]>`
    select name, setting from pg_settings
    where name in ('TimeZone', 'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')`;
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    TimeZone: 'UTC',
    lock_timeout: '2000',
    statement_timeout: '3000',
    idle_in_transaction_session_timeout: '10000',
  });
});
