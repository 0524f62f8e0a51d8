import { expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

test('it tells when a program of PostgreSQL is at work, before it is ready, and whether that makes a new database', async () => {
  await using folder = await temporaryDirectory();
  for (const expected of [[true, false], [false]]) {
    const told: boolean[] = [];
    const starting = startEmbeddedPostgres({ dataDir: folder.path, onWaiting: (isNew) => told.push(isNew) });
    await expect.poll(() => told).not.toEqual([]);
    const first = [...told];
    await using postgres = await starting;
    expect(postgres.connectionString).toContain('/postgres?');
    expect(first).toEqual(expected.slice(0, 1));
    expect(told).toEqual(expected);
  }
});
