import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findRows, manyRows } from '../../src/platform/batches.ts';
import { ConnectionLostError, UnavailableError } from '../../src/platform/database/errors.ts';
import { Gathered } from '../../src/platform/gathered.ts';

interface RunningBatch {
  items: readonly number[];
  resolve: (results: string[]) => void;
  reject: (error: Error) => void;
}

/** Batches that end when they are told to. */
function pausedBatches(options?: { most: number }) {
  const running: RunningBatch[] = [];
  const work = (items: readonly number[]) =>
    new Promise<string[]>((resolve, reject) => void running.push({ items, resolve, reject }));
  return { gathered: new Gathered(work, options), running };
}

const answersTo = (items: readonly number[] = []) => items.map((item) => `answer ${item}`);

test('what comes alone is done at once, and what comes meanwhile is done together', async () => {
  const { gathered, running } = pausedBatches();
  const first = gathered.do(1);
  await nextTurn();
  expect(running.map(({ items }) => items)).toEqual([[1]]);
  const later = [2, 3, 4].map((item) => gathered.do(item));
  running[0]?.resolve(['answer 1']);
  expect(await first).toBe('answer 1');
  await expect.poll(() => running.length).toBe(2);
  expect(running[1]?.items).toEqual([2, 3, 4]);
  running[1]?.resolve(answersTo(running[1].items));
  expect(await Promise.all(later)).toEqual(['answer 2', 'answer 3', 'answer 4']);
});

test('what comes in one turn of the event loop is done together', async () => {
  const { gathered, running } = pausedBatches();
  const both = [gathered.do(1), Promise.resolve().then(() => gathered.do(2))];
  await nextTurn();
  expect(running.map(({ items }) => items)).toEqual([[1, 2]]);
  running[0]?.resolve(answersTo([1, 2]));
  expect(await Promise.all(both)).toEqual(answersTo([1, 2]));
});

test('a batch is bounded, and the rest is next, in the order in which it came', async () => {
  const { gathered, running } = pausedBatches({ most: 2 });
  const all = [1, 2, 3, 4].map((item) => gathered.do(item));
  for (let batch = 0; batch < 2; batch++) {
    await expect.poll(() => running.length).toBe(batch + 1);
    running[batch]?.resolve(answersTo(running[batch]?.items));
  }
  expect(running.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(await Promise.all(all)).toEqual(answersTo([1, 2, 3, 4]));
});

test('an error is that of its batch alone', async () => {
  const { gathered, running } = pausedBatches();
  const failed = gathered.do(1);
  await nextTurn();
  const next = gathered.do(2);
  running[0]?.reject(new Error('on purpose'));
  await expect(failed).rejects.toThrow('on purpose');
  await expect.poll(() => running.length).toBe(2);
  running[1]?.resolve(['answer 2']);
  expect(await next).toBe('answer 2');
});

test('when the database is away, those that wait are told at once that nothing was done for them', async () => {
  const { gathered, running } = pausedBatches();
  const failed = gathered.do(1);
  await nextTurn();
  const waiting = gathered.do(2);
  running[0]?.reject(new ConnectionLostError('lost', { wasSent: true }));
  await expect(failed).rejects.toThrow(ConnectionLostError);
  await expect(waiting).rejects.toThrow(UnavailableError);
  expect(running).toHaveLength(1);
});

test('a batch runs in the context of none of its callers', async () => {
  const storage = new AsyncLocalStorage<string>();
  const seen: unknown[] = [];
  const gathered = new Gathered((items: readonly number[]) => {
    seen.push(storage.getStore());
    return Promise.resolve(answersTo(items));
  });
  await Promise.all([1, 2].map((item) => storage.run(`caller ${item}`, () => gathered.do(item))));
  expect(seen).toEqual([undefined]);
});

test('calls that come together share a read, and each gets the rows of its keys in their order', async () => {
  const reads: (readonly string[])[] = [];
  const query = manyRows<{ key: string; number: number }>(
    ({ key }) => key,
    (keys) => {
      reads.push(keys);
      const known = keys.filter((key) => key !== 'none');
      return Promise.resolve([2, 1].flatMap((number) => known.map((key) => ({ key, number }))));
    },
    { isShared: true },
  );
  const calls = await Promise.all(['a', 'b', 'c', 'c', 'none'].map((key) => findRows(query, key)));
  expect(reads).toEqual([['a', 'b', 'c', 'none']]);
  expect(calls[1]).toEqual([
    { key: 'b', number: 2 },
    { key: 'b', number: 1 },
  ]);
  expect(calls[4]).toEqual([]);
  expect(calls.map(([row]) => row?.key)).toEqual(['a', 'b', 'c', 'c', undefined]);
});
