import { expect, test } from 'vitest';
import { within } from '../../bench/support/within.ts';

test('a step that does not end is named', async () => {
  const endless = () => new Promise<void>(() => undefined);
  await expect(within('filling the table', 0.01, endless)).rejects.toThrow(
    'filling the table: this did not end within 0.01 s',
  );
});

test('a step that ends gives its result, and one that fails its own error', async () => {
  expect(await within('counting', 60, () => Promise.resolve(3))).toBe(3);
  await expect(within('counting', 60, () => Promise.reject(new Error('no table')))).rejects.toThrow('no table');
});
