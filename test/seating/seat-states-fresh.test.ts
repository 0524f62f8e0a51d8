import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRow } from '../../src/platform/batches.ts';
import type { SeatColumns } from '../../src/seating/seat-state-columns.ts';
import { SeatStateReader } from '../../src/seating/seat-state-reader.ts';
import { newId } from '../../src/platform/ids.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CHANGES = 60;

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  showing = await makeShowing(testApp.database);
});
afterAll(() => testApp[Symbol.asyncDispose]());

function newReader(): SeatStateReader {
  const { database, seatMaps } = testApp.app.services;
  return new SeatStateReader({ database, seatMaps });
}

type Read = () => Promise<SeatColumns | undefined>;

/** Changes a seat again and again, and asks after each commit. Gives how many answers were older than their commit. */
async function staleAnswers(read: Read, seatId: string): Promise<number> {
  const where = { showingId_seatId: { showingId: showing.showingId, seatId } };
  const place = showing.seatIds.indexOf(seatId);
  const answers: Promise<boolean>[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const data = {
      status: change % 2 === 0 ? ('BLOCKED' as const) : ('AVAILABLE' as const),
      version: { increment: 1 },
    };
    const { version } = await testApp.database.prisma.showingSeat.update({ where, data });
    // Not waited for: reads of many requests are under way while the next change commits.
    answers.push(read().then((columns) => (columns?.versions[place] ?? -1) < version));
    await sleep(Math.random() * 3);
  }
  return (await Promise.all(answers)).filter(Boolean).length;
}

test('nobody gets an older state than was committed when it asked, while many ask and another writes', async () => {
  const { shared } = newReader().columnsByShowingId;
  const read = () => shared?.load(showing.showingId) ?? Promise.resolve(undefined);
  const others = { isDone: false };
  const asking = Promise.all(
    Array.from({ length: 10 }, async () => {
      while (!others.isDone) await read();
    }),
  );
  expect(await staleAnswers(read, showing.seatIds[0] ?? '')).toBe(0);
  others.isDone = true;
  await asking;
});

test('control: a read that is given to those who ask while it runs gives older states', async () => {
  const reader = newReader();
  let running: Promise<SeatColumns | undefined> | undefined;
  const read = () =>
    (running ??= reader.columnsByShowingId
      .rows([showing.showingId])
      .then(async ([columns]) => {
        await sleep(5);
        return columns;
      })
      .finally(() => (running = undefined)));
  expect(await staleAnswers(read, showing.seatIds[1] ?? '')).toBeGreaterThan(0);
});

test('while nothing changes only the sum and the count are read, for all who ask together', async () => {
  const { columnsByShowingId } = newReader();
  const read = () => Promise.all(Array.from({ length: 20 }, () => findRow(columnsByShowingId, showing.showingId)));
  const first = await statementsOf(read);
  const second = await statementsOf(read);
  expect(first.map((sql) => sql.includes('string_agg'))).toEqual([true]);
  expect(second.map((sql) => sql.includes('string_agg'))).toEqual([false]);
});

test('a seat that is added to the map and to the showing is seen, though the sum of the versions is the same', async () => {
  const reader = newReader();
  const read = async () => (await reader.columnsByShowingId.rows([showing.showingId]))[0];
  const before = await read();
  const { prisma } = testApp.database;
  const seat = await prisma.seat.findFirstOrThrow({ where: { id: showing.seatIds[0] ?? '' } });
  const id = newId();
  await prisma.seat.create({
    data: { ...seat, id, position: 999, row: 'Z', label: 'Z1', indexInRow: 99, rowIndex: 99 },
  });
  await prisma.showingSeat.create({ data: { showingId: showing.showingId, seatId: id } });
  const after = await read();
  expect(after).not.toBe(before);
  // The map itself was read before, and never changes: the seat is left out until it is read anew.
  expect(after?.statuses).toHaveLength(showing.seatIds.length);
  await prisma.showingSeat.deleteMany({ where: { seatId: id } });
  expect((await read())?.statuses).toHaveLength(showing.seatIds.length);
});

test('an unknown showing has no states', async () => {
  expect(await newReader().columnsByShowingId.rows([newId(), 'none'])).toEqual([]);
});
