import { expect, test, vi } from 'vitest';
import { toPage } from '../../src/platform/page.ts';

const count = () => vi.fn(() => Promise.resolve(7));

test('a first page with all there are needs no count', async () => {
  const counted = count();
  expect(await toPage([1, 2, 3], { limit: 3, after: undefined }, counted).count()).toBe(3);
  expect(await toPage([], { limit: 3, after: undefined }, counted).count()).toBe(0);
  expect(counted).not.toHaveBeenCalled();
});

test.each([
  ['that is full', [1, 2, 3, 4], undefined],
  ['after another', [1], ['a', 'b'] as const],
  ['behind the end', [], ['a', 'b'] as const],
])('a page %s is counted once, however many ask', async (_, rows, after) => {
  const counted = count();
  const page = toPage(rows, { limit: 3, after }, counted);
  expect(await Promise.all([page.count(), page.count()])).toEqual([7, 7]);
  expect(await page.count()).toBe(7);
  expect(counted).toHaveBeenCalledTimes(1);
});

test('a count that failed is tried again', async () => {
  const counted = count().mockRejectedValueOnce(new Error('lost'));
  const page = toPage([1, 2], { limit: 1, after: undefined }, counted);
  await expect(page.count()).rejects.toThrow('lost');
  expect(await page.count()).toBe(7);
});
