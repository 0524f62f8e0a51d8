import { expect, test } from 'vitest';
import { isId, newId } from '../../src/platform/ids.ts';

test('ids are UUIDs of version 7, each once, also where random bytes are taken anew', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => id[14] === '7')).toBe(true);
  // What is random differs too, not only the time.
  expect(new Set(ids.map((id) => id.slice(-10))).size).toBe(1000);
});

test('an id of a later millisecond is greater', async () => {
  const earlier = newId();
  await expect.poll(() => newId().slice(0, 13)).not.toBe(earlier.slice(0, 13));
  expect(newId() > earlier).toBe(true);
});
