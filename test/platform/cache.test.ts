import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cache } from '../../src/platform/cache.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus } from '../../src/platform/messages/bus.ts';
import { emptyCache } from '../support/empty-cache.ts';
import { Gate } from '../support/gate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is stored, as a database would have it. */
class Store {
  stored = 'first';
  reads = 0;

  constructor(readonly cache: Cache) {}

  readonly get = (key = 'key') =>
    this.cache.get(key, () => {
      this.reads++;
      return Promise.resolve(this.stored);
    });

  /** By another process, whose message is lost. */
  changeUnnoticed(): void {
    this.stored = 'second';
  }
}

test('what was read is given for less than a second from when it was asked for, also when no message tells of a change', async () => {
  const store = new Store(emptyCache());
  expect(await store.get()).toBe('first');
  store.changeUnnoticed();
  vi.advanceTimersByTime(999);
  expect(await store.get()).toBe('first');
  vi.advanceTimersByTime(1);
  expect(await store.get()).toBe('second');
  expect(store.reads).toBe(2);
});

test('the second begins with the load, however long that takes', async () => {
  const cache = emptyCache();
  const gate = new Gate();
  const slow = cache.get('key', async () => {
    await gate.pass();
    return 'first';
  });
  vi.advanceTimersByTime(900);
  gate.open();
  expect(await slow).toBe('first');
  vi.advanceTimersByTime(100);
  expect(await cache.get('key', () => Promise.resolve('second'))).toBe('second');
});

test('a load that takes longer than a second is joined only by those who ask within it', async () => {
  const cache = emptyCache();
  const gate = new Gate();
  const load = vi.fn(async () => {
    await gate.pass();
    return load.mock.calls.length;
  });
  const first = cache.get('key', load);
  vi.advanceTimersByTime(999);
  const joined = cache.get('key', load);
  expect(load).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  const second = cache.get('key', load);
  expect(load).toHaveBeenCalledTimes(2);
  gate.open();
  expect(await Promise.all([first, joined, second])).toHaveLength(3);
});

test('however many ask at the same time, it is read once for each key', async () => {
  const store = new Store(emptyCache());
  const all = await Promise.all(Array.from({ length: 200 }, (_, index) => store.get(index % 2 === 0 ? 'even' : 'odd')));
  expect(new Set(all)).toEqual(new Set(['first']));
  expect(store.reads).toBe(2);
});

test('after a change nothing from before it is given', async () => {
  const store = new Store(emptyCache());
  await store.get();
  store.changeUnnoticed();
  await store.cache.changed();
  expect(await store.get()).toBe('second');
});

test('a change is told to the other processes', async () => {
  const bus = createMessageBus({ redisUrl: undefined, logger: createLogger('silent') });
  const [here, there] = [new Store(emptyCache({ bus })), new Store(emptyCache({ bus }))];
  await there.get();
  there.changeUnnoticed();
  await here.cache.changed();
  expect(await there.get()).toBe('second');
});

test('a load that began before a change is not joined after it, and is not kept', async () => {
  const store = new Store(emptyCache());
  const gate = new Gate();
  const early = store.cache.get('key', async () => {
    const read = store.stored;
    await gate.pass();
    return read;
  });
  store.changeUnnoticed();
  await store.cache.changed();
  expect(await store.get()).toBe('second');
  gate.open();
  expect(await early).toBe('first');
  expect(await store.get()).toBe('second');
  expect(store.reads).toBe(1);
});

test('what failed is not kept: all who waited are told, and the next one reads again', async () => {
  const store = new Store(emptyCache());
  const fail = () => Promise.reject(new Error('lost'));
  const waiting = [store.cache.get('key', fail), store.cache.get('key', fail)];
  for (const each of waiting) await expect(each).rejects.toThrow('lost');
  expect(await store.get()).toBe('first');
});

test('a failure does not drop what was read after it', async () => {
  const store = new Store(emptyCache());
  const gate = new Gate();
  const failing = store.cache.get('key', async () => {
    await gate.pass();
    throw new Error('lost');
  });
  await store.cache.changed();
  await store.get();
  gate.open();
  await expect(failing).rejects.toThrow('lost');
  await store.get();
  expect(store.reads).toBe(1);
});

test('what there is no room for is dropped, the one that was used last the latest', async () => {
  const store = new Store(emptyCache({ maxBytes: 800 }));
  // With its key and its value each takes about 310 bytes.
  for (const key of ['a', 'b', 'a', 'c']) await store.get(key);
  expect(store.reads).toBe(3);
  await store.get('a');
  expect(store.reads).toBe(3);
  await store.get('b');
  expect(store.reads).toBe(4);
});

test('what is larger than all the room is given to who asked, and not kept', async () => {
  const store = new Store(emptyCache({ maxBytes: 1000 }));
  store.stored = 'x'.repeat(1000);
  await store.get();
  expect(await store.get()).toHaveLength(1000);
  expect(store.reads).toBe(2);
});

test('with an age of 0 each one reads for itself', async () => {
  const store = new Store(emptyCache({ maxAgeMs: 0 }));
  await Promise.all([store.get(), store.get()]);
  expect(store.reads).toBe(2);
});
