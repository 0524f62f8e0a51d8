import { expect, test, vi } from 'vitest';
import { toPage } from '../../src/platform/page.ts';

const countOf = () => vi.fn(() => Promise.resolve(7));

test('a page is counted when it is asked for, and once however many ask', async () => {
  const counted = countOf();
  const page = toPage([1, 2, 3, 4], { limit: 3, after: undefined }, counted);
  expect(counted).not.toHaveBeenCalled();
  expect(await Promise.all([page.count(), page.count()])).toEqual([7, 7]);
  expect(await page.count()).toBe(7);
  expect(counted).toHaveBeenCalledTimes(1);
});

test('a count that failed is tried again', async () => {
  const counted = countOf().mockRejectedValueOnce(new Error('lost'));
  const page = toPage([1, 2], { limit: 1, after: undefined }, counted);
  await expect(page.count()).rejects.toThrow('lost');
  expect(await page.count()).toBe(7);
});
