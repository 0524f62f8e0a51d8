import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { isAlive, postgresOf, ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

test('npm run dev, stopped by two signals at the same moment, leaves no server and no PostgreSQL', async () => {
  await using folder = await temporaryDirectory();
  await using temporary = await temporaryDirectory();
  const environment = {
    DATA_DIR: path.join(folder.path, 'data'),
    TMPDIR: temporary.path,
    SEED_DEMO: 'false',
    LOG_LEVEL: 'warn',
  };
  await using dev = new ServerProcess({ environment, command: [process.execPath, 'scripts/dev.js'], ownGroup: true });
  try {
    await dev.ready();
    const postgres = await postgresOf(environment.DATA_DIR);
    // The terminal and npm both send a signal on Ctrl-C.
    process.kill(-dev.pid, 'SIGINT');
    dev.kill('SIGINT');
    expect(await dev.exited()).toEqual({ code: 0, signal: null });
    expect(postgres && isAlive(postgres.pid)).toBe(false);
    expect((await readdir(temporary.path)).filter((name) => name.startsWith('rowlock-'))).toEqual([]);
  } finally {
    // The server is in another process group, and would survive if only this process were killed.
    dev.kill('SIGTERM');
    await dev.exited();
  }
});
