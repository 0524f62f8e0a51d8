import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { SharedLoads } from '../../src/platform/shared-loads.ts';

afterEach(() => {
  vi.useRealTimers();
});

interface RunningRead {
  keys: readonly string[];
  resolve: (found: ReadonlyMap<string, number>) => void;
  reject: (reason: Error) => void;
}

/** Reads that end when they are told to. */
function pausedLoads() {
  const running: RunningRead[] = [];
  const loads = new SharedLoads<number>(
    (keys) => new Promise((resolve, reject) => void running.push({ keys, resolve, reject })),
  );
  return { loads, running };
}

test('those who ask in one turn of the event loop share a read, each key once', async () => {
  const { loads, running } = pausedLoads();
  const asked = [loads.load('a'), loads.load('b'), loads.load('a')];
  await nextTurn();
  expect(running.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  running[0]?.resolve(new Map([['a', 1]]));
  expect(await Promise.all(asked)).toEqual([1, undefined, 1]);
});

test('a read is not given to those who ask after it began', async () => {
  let stored = 1;
  const loads = new SharedLoads(async (keys) => {
    const found = new Map(keys.map((key) => [key, stored]));
    await nextTurn();
    return found;
  });
  const first = loads.load('a');
  await nextTurn();
  stored = 2;
  expect(await Promise.all([first, loads.load('a')])).toEqual([1, 2]);
});

test('those who ask during a read share the next one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { loads, running } = pausedLoads();
  const first = loads.load('a');
  await nextTurn();
  const next = [loads.load('a')];
  await nextTurn();
  next.push(loads.load('b'));
  await nextTurn();
  expect(running).toHaveLength(1);
  running[0]?.resolve(new Map([['a', 1]]));
  expect(await first).toBe(1);
  await nextTurn();
  expect(running.slice(1).map(({ keys }) => keys)).toEqual([['a', 'b']]);
  running[1]?.resolve(new Map([['a', 2]]));
  expect(await Promise.all(next)).toEqual([2, undefined]);
});

test('a slow read holds up nobody; behind two of them all others wait for one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { loads, running } = pausedLoads();
  const slow = loads.load('a');
  await nextTurn();
  const second = loads.load('a');
  await nextTurn();
  expect(running).toHaveLength(1);
  vi.advanceTimersByTime(10);
  await nextTurn();
  expect(running).toHaveLength(2);
  vi.advanceTimersByTime(10);
  const waiting = [loads.load('a'), loads.load('b')];
  await nextTurn();
  expect(running).toHaveLength(2);
  running[1]?.resolve(new Map([['a', 2]]));
  expect(await second).toBe(2);
  await nextTurn();
  expect(running[2]?.keys).toEqual(['a', 'b']);
  // The end of a slow read does not let another begin beside one that is not slow.
  running[0]?.resolve(new Map([['a', 1]]));
  expect(await slow).toBe(1);
  const last = loads.load('a');
  await nextTurn();
  expect(running).toHaveLength(3);
  running[2]?.resolve(new Map([['a', 3]]));
  expect(await Promise.all(waiting)).toEqual([3, undefined]);
  await nextTurn();
  running[3]?.resolve(new Map([['a', 4]]));
  expect(await last).toBe(4);
});

test('a failed read fails only those who asked for it', async () => {
  const { loads, running } = pausedLoads();
  const failing = loads.load('a');
  await nextTurn();
  running[0]?.reject(new Error('lost'));
  await expect(failing).rejects.toThrow('lost');
  const next = loads.load('a');
  await nextTurn();
  running[1]?.resolve(new Map([['a', 2]]));
  expect(await next).toBe(2);
});
