import { expect, test } from 'vitest';
import { mapInTurns, Turns } from '../../src/platform/turns.ts';

const PARTS = 40;
const PART_MS = 10;

/** Keeps the process busy, in processor time. */
function work(milliseconds: number): void {
  const start = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 >= milliseconds) return;
  }
}

/** How often other work of the process gets its turn while a long one is done in parts. */
async function turnsOfOthers(next: () => Promise<void> | undefined): Promise<number> {
  let others = 0;
  let isDone = false;
  const other = () => {
    others++;
    if (!isDone) setImmediate(other);
  };
  setImmediate(other);
  for (let part = 0; part < PARTS; part++) {
    await next();
    work(PART_MS);
  }
  isDone = true;
  return others;
}

test('other work gets its turn while a long one is done in parts', async () => {
  const turns = new Turns();
  expect(await turnsOfOthers(() => turns.next())).toBeGreaterThanOrEqual(PARTS / 4 - 1);
});

test('without turns, other work waits until the end', async () => {
  expect(await turnsOfOthers(() => undefined)).toBe(0);
});

test('a long list is mapped in its order, and other work gets its turn meanwhile', async () => {
  let others = 0;
  let isDone = false;
  const other = () => {
    others++;
    if (!isDone) setImmediate(other);
  };
  setImmediate(other);
  const items = Array.from({ length: PARTS }, (_, index) => `item ${index}`);
  const toResult = (item: string, index: number) => {
    work(PART_MS);
    return `${item} at ${index}`;
  };
  const mapped = await mapInTurns(items, toResult);
  isDone = true;
  expect(mapped).toEqual(items.map((item, index) => `${item} at ${index}`));
  expect(others).toBeGreaterThanOrEqual(PARTS / 4 - 1);
});

test('several long works share the turns, in the order in which they wait', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const long = async (name: string) => {
    for (let part = 0; part < 3; part++) {
      await turns.queue();
      order.push(name);
      work(20);
    }
  };
  await Promise.all([long('a'), long('b')]);
  expect(order.join('')).toBe('ababab');
});

test('those who are woken by one event look at the clock each before its own work', async () => {
  const turns = new Turns();
  const event = Promise.resolve();
  let loops = 0;
  const count = () => {
    loops++;
    handle = setImmediate(count);
  };
  let handle = setImmediate(count);
  await Promise.all(Array.from({ length: 10 }, () => event.then(() => turns.run(() => work(30)))));
  clearImmediate(handle);
  expect(loops).toBeGreaterThanOrEqual(9);
});

test('many short works are done in few turns', async () => {
  const turns = new Turns();
  let loops = 0;
  const count = () => {
    loops++;
    handle = setImmediate(count);
  };
  let handle = setImmediate(count);
  await turns.next();
  work(30);
  await Promise.all(Array.from({ length: 1000 }, () => turns.queue()));
  clearImmediate(handle);
  expect(loops).toBeLessThan(50);
});
