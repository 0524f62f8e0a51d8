import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Bulkhead } from '../../src/platform/database/bulkhead.ts';
import { UnavailableError } from '../../src/platform/database/errors.ts';
import { Gate } from '../support/gate.ts';

test('so much work with one key runs at once, in the order in which it came, and other work does not wait', async () => {
  const bulkhead = new Bulkhead(2);
  const gate = new Gate();
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(name);
    await gate.pass();
    return name;
  };
  const same = ['a', 'b', 'c', 'd'].map((name) => bulkhead.run('one', work(name)));
  const others = [bulkhead.run('two', work('other')), bulkhead.run(undefined, work('without a key'))];
  await new Promise(setImmediate);
  expect(order).toEqual(['a', 'b', 'other', 'without a key']);
  gate.open();
  expect(await Promise.all([...same, ...others])).toEqual(['a', 'b', 'c', 'd', 'other', 'without a key']);
  expect(order.slice(4)).toEqual(['c', 'd']);
});

test('work whose turn does not come in time is not begun, and its place is not lost', async () => {
  const bulkhead = new Bulkhead(1);
  const gate = new Gate();
  const first = bulkhead.run('one', () => gate.pass());
  let isBegun = false;
  const late = bulkhead.run('one', () => Promise.resolve((isBegun = true)));
  await expect(late).rejects.toBeInstanceOf(UnavailableError);
  gate.open();
  await first;
  expect(isBegun).toBe(false);
  expect(await bulkhead.run('one', () => Promise.resolve('done'))).toBe('done');
});

test('work that fails gives its place to the next', async () => {
  const bulkhead = new Bulkhead(1);
  const failed = bulkhead.run('one', () => Promise.reject(new Error('on purpose')));
  const next = bulkhead.run('one', () => Promise.resolve('done'));
  await expect(failed).rejects.toThrow('on purpose');
  expect(await next).toBe('done');
});

test('work waits longer while others with its key are done', async () => {
  const bulkhead = new Bulkhead(1);
  const work = (name: number) => bulkhead.run('one', () => sleep(500, name));
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(work))).toEqual([1, 2, 3, 4, 5, 6]);
});
