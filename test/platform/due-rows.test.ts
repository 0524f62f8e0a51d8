import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { type DueRows, DueRowsRecovery, recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { Gate } from '../support/gate.ts';
import { openDatabase } from '../support/open-database.ts';
import { RowLock } from '../support/row-lock.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

const logger = pino({ level: 'silent' });

let clone: TestDatabase;
let database: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  database = openDatabase(clone.url);
});
beforeEach(async () => {
  await database.prisma.movie.deleteMany();
  await database.prisma.dueRowAttempt.deleteMany();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await clone[Symbol.asyncDispose]();
});

/** Movies stand for due rows: one is due until it has got another synopsis. The oldest has the smallest runtime. */
async function makeDueMovies(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  const data = ids.map((id, index) => ({ id, title: id, synopsis: 'due', runtimeMinutes: index + 1 }));
  await database.prisma.movie.createMany({ data });
  return ids;
}

function dueMovies(parts: Pick<DueRows, 'handle'> & Partial<DueRows>): DueRows {
  return {
    kind: 'due-movie',
    table: 'movie',
    where: Prisma.sql`movie.synopsis = 'due'`,
    dueAt: Prisma.sql`movie.runtime_minutes`,
    claimSize: 10,
    ...parts,
  };
}

async function finish(id: string): Promise<void> {
  await database.prisma.movie.update({ where: { id }, data: { synopsis: 'done' } });
}

function stillDue(): Promise<number> {
  return database.prisma.movie.count({ where: { synopsis: 'due' } });
}

function recover(due: DueRows): Promise<void> {
  return recoverDueRows(due, { database, logger });
}

/** A handler that notes the rows it was called with. */
function noteIn(handled: string[]): (id: string) => Promise<void> {
  return (id) => {
    handled.push(id);
    return Promise.resolve();
  };
}

/** Ends the leases of all claims, as time would. */
async function letLeasesEnd(): Promise<void> {
  await database.prisma.$executeRaw`update due_row_attempt set next_at = clock_timestamp() - interval '1 millisecond'`;
}

/** For each claim, its attempts and how many seconds it is left alone. */
async function leases(): Promise<{ attempts: number; seconds: number }[]> {
  return database.prisma.$queryRaw`
    select attempts, round(extract(epoch from next_at - clock_timestamp()))::int as seconds from due_row_attempt`;
}

describe('a round', () => {
  test('handles every due row once, the oldest first, however few it claims at a time', async () => {
    const ids = await makeDueMovies(25);
    const handled: string[] = [];
    await recover(
      dueMovies({
        claimSize: 1,
        handle: async (id) => {
          handled.push(id);
          await finish(id);
        },
      }),
    );
    expect(handled).toEqual(ids);
    expect(await stillDue()).toBe(0);
  });

  test('is not held up by fifty older rows that cannot be done', async () => {
    const ids = await makeDueMovies(51);
    const last = ids.at(-1);
    const handle = vi.fn((id: string) => (id === last ? finish(id) : Promise.reject(new Error('poisoned'))));
    await recover(dueMovies({ handle }));
    expect(handle).toHaveBeenCalledTimes(51);
    expect(await stillDue()).toBe(50);
  });

  test('leaves a claimed row alone, although it is still due', async () => {
    await makeDueMovies(3);
    const handle = vi.fn(() => Promise.resolve());
    await recover(dueMovies({ handle }));
    await recover(dueMovies({ handle }));
    expect(handle).toHaveBeenCalledTimes(3);
  });

  test('tries a row again after its lease, and waits twice as long after each attempt, up to about an hour', async () => {
    await makeDueMovies(1);
    const due = dueMovies({ handle: () => Promise.reject(new Error('poisoned')) });
    const seen: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt++) {
      await recover(due);
      const [lease] = await leases();
      expect(lease?.attempts).toBe(attempt);
      seen.push(lease?.seconds ?? 0);
      await letLeasesEnd();
    }
    expect(seen).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3840, 3840, 3840]);
  });

  test('tries a row again after the lease of its kind, which each attempt doubles too', async () => {
    await makeDueMovies(1);
    const due = dueMovies({ leaseSeconds: 3, handle: () => Promise.reject(new Error('poisoned')) });
    await recover(due);
    expect(await leases()).toEqual([{ attempts: 1, seconds: 3 }]);
    await letLeasesEnd();
    await recover(due);
    expect(await leases()).toEqual([{ attempts: 2, seconds: 6 }]);
  });

  test('logs a row that failed with its attempts', async () => {
    const [id] = await makeDueMovies(1);
    const warn = vi.spyOn(logger, 'warn');
    await recover(dueMovies({ handle: () => Promise.reject(new Error('poisoned')) }));
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'due-movie', id, attempts: 1 }),
      'a due row failed; it is tried again later',
    );
    warn.mockRestore();
  });

  test('skips a row that is locked, without waiting for it', async () => {
    const [locked = '', ...others] = await makeDueMovies(3);
    await using lock = await RowLock.take(clone.url, 'select id from movie where id = $1 for update', [locked]);
    const handled: string[] = [];
    await recover(dueMovies({ handle: noteIn(handled) }));
    expect(handled.sort()).toEqual(others.sort());
    await lock.release();
    await recover(dueMovies({ handle: noteIn(handled) }));
    expect(handled).toContain(locked);
  });

  test('tells kinds apart that are about the same row', async () => {
    await makeDueMovies(1);
    const handle = vi.fn(() => Promise.resolve());
    await recover(dueMovies({ kind: 'one', handle }));
    await recover(dueMovies({ kind: 'other', handle }));
    expect(handle).toHaveBeenCalledTimes(2);
  });
});

describe('two processes', () => {
  test('share the due rows: none is handled twice', async () => {
    await makeDueMovies(200);
    const handled: string[] = [];
    const due = dueMovies({ claimSize: 5, handle: noteIn(handled) });
    await using other = openDatabase(clone.url);
    await Promise.all([recover(due), recoverDueRows(due, { database: other, logger }), recover(due)]);
    expect(handled).toHaveLength(200);
    expect(new Set(handled).size).toBe(200);
  });

  test('a round goes on when another process was faster with a row of its claim', async () => {
    const [first, ...others] = await makeDueMovies(4);
    await using faster = await RowLock.take(
      clone.url,
      `insert into due_row_attempt (kind, row_id, next_at)
       values ('due-movie', $1, clock_timestamp() + interval '1 minute')`,
      [first],
    );
    const handled: string[] = [];
    const round = recover(dueMovies({ claimSize: 2, handle: noteIn(handled) }));
    await faster.untilAwaitedBy(1);
    await faster.release();
    await round;
    expect(handled).toEqual(others);
  });

  test('handle a row twice when its claim is taken away (control)', async () => {
    await makeDueMovies(1);
    const gate = new Gate();
    const handle = vi.fn(() => gate.pass());
    const first = recover(dueMovies({ handle }));
    await vi.waitUntil(() => handle.mock.calls.length === 1);
    await database.prisma.dueRowAttempt.deleteMany();
    const second = recover(dueMovies({ handle }));
    await vi.waitUntil(() => handle.mock.calls.length === 2);
    gate.open();
    await Promise.all([first, second]);
  });
});

describe('rows that are handled together', () => {
  test('come in one call for each claim', async () => {
    await makeDueMovies(25);
    const handle = vi.fn(() => Promise.resolve());
    const handleAll = vi.fn<(ids: readonly string[]) => Promise<void>>(() => Promise.resolve());
    await recover(dueMovies({ handle, handleAll }));
    expect(handleAll.mock.calls.map(([ids]) => ids.length)).toEqual([10, 10, 5]);
    expect(handle).not.toHaveBeenCalled();
  });

  test('are handled one by one when the call failed, and only the poisoned one is left', async () => {
    const [poisoned] = await makeDueMovies(5);
    const handle = (id: string) => (id === poisoned ? Promise.reject(new Error('poisoned')) : finish(id));
    await recover(dueMovies({ handle, handleAll: () => Promise.reject(new Error('one of them is poisoned')) }));
    expect(await database.prisma.movie.findMany({ where: { synopsis: 'due' }, select: { id: true } })).toEqual([
      { id: poisoned },
    ]);
  });
});

describe('the recovery of a process', () => {
  test('has a round each second, and none after it was stopped', async () => {
    const handled: string[] = [];
    const due = dueMovies({ handle: noteIn(handled) });
    const recovery = new DueRowsRecovery({ database, logger, kinds: [due] });
    await makeDueMovies(1);
    await vi.waitUntil(() => handled.length === 1, { timeout: 5000 });
    await makeDueMovies(1);
    await vi.waitUntil(() => handled.length === 2, { timeout: 5000 });
    await recovery[Symbol.asyncDispose]();
    await makeDueMovies(1);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(handled).toHaveLength(2);
  });

  test('claims no more rows once it was stopped', async () => {
    const gate = new Gate();
    await makeDueMovies(3);
    const handle = vi.fn(() => gate.pass());
    const recovery = new DueRowsRecovery({ database, logger, kinds: [dueMovies({ claimSize: 1, handle })] });
    await vi.waitUntil(() => handle.mock.calls.length === 1, { timeout: 5000 });
    const stopped = recovery[Symbol.asyncDispose]();
    gate.open();
    await stopped;
    expect(handle).toHaveBeenCalledTimes(1);
    expect(await database.prisma.dueRowAttempt.count()).toBe(1);
  });

  test('goes on with one kind while a row of another hangs', async () => {
    const gate = new Gate();
    const [hanging] = await makeDueMovies(1);
    const handled: string[] = [];
    const kinds = [
      dueMovies({ kind: 'hanging', handle: () => gate.pass() }),
      dueMovies({ kind: 'quick', handle: noteIn(handled) }),
    ];
    const recovery = new DueRowsRecovery({ database, logger, kinds });
    await vi.waitUntil(() => handled.includes(hanging ?? ''), { timeout: 5000 });
    const [later] = await makeDueMovies(1);
    await vi.waitUntil(() => handled.includes(later ?? ''), { timeout: 5000 });
    gate.open();
    await recovery[Symbol.asyncDispose]();
  });

  test('goes on after a round that failed', async () => {
    const warn = vi.spyOn(logger, 'warn');
    const broken = dueMovies({
      kind: 'broken',
      where: Prisma.sql`movie.no_such_column`,
      handle: () => Promise.resolve(),
    });
    const recovery = new DueRowsRecovery({ database, logger, kinds: [broken] });
    await vi.waitUntil(() => warn.mock.calls.length >= 2, { timeout: 5000 });
    await recovery[Symbol.asyncDispose]();
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ kind: 'broken' }), 'due rows could not be claimed');
    warn.mockRestore();
  });
});

test('a condition with a parameter is refused: no partial index would serve it', () => {
  const kinds = [dueMovies({ handle: () => Promise.resolve(), where: Prisma.sql`movie.synopsis = ${'due'}` })];
  expect(() => new DueRowsRecovery({ database, logger, kinds })).toThrow('due-movie');
});
