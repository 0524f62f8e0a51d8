import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { KNOWN_ADDRESS_SECONDS, RATE_LIMITS } from '../../src/platform/redis/rate-limits.ts';

const SECONDS: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 };

test('docs/rate-limits.md has every limit, with its numbers', async () => {
  const page = await readFile(path.resolve(import.meta.dirname, '../../docs/rate-limits.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([\w-]+)` +\| .*? \| +(\d+) \| (\d+) (minute|hour|day)s? +\|$/gm)];
  const documented = rows.map(
    ([, name, points, count, unit = '']) => `${name} ${Number(points)} ${Number(count) * (SECONDS[unit] ?? NaN)}`,
  );
  const { seatsOfGuest, ...others } = RATE_LIMITS;
  const limits = [...Object.values(others), { ...seatsOfGuest, name: 'seats-guest' }];
  expect(documented.toSorted()).toEqual(
    limits.map(({ name, points, seconds }) => `${name} ${points} ${seconds}`).toSorted(),
  );
  expect(page).toContain(`for ${KNOWN_ADDRESS_SECONDS / 86_400} days`);
  const waits = RATE_LIMITS.passwordOfAccount.waits.map((seconds) => seconds / 60);
  expect(waits).toEqual([15, 30, 60, 120, 240]);
});
