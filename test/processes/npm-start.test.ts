import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isAlive, postgresOf, startServerProcess } from '../support/server-process.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryDirectory;
beforeAll(async () => {
  folder = await temporaryDirectory();
});
afterAll(() => folder[Symbol.asyncDispose]());

test.each([
  { how: 'SIGTERM to npm', target: (pid: number) => pid, signal: 'SIGTERM' as const },
  // The terminal sends it to the whole group, and npm passes it on. Then the keys are pressed again.
  { how: 'Ctrl-C in a terminal, twice', target: (pid: number) => -pid, signal: 'SIGINT' as const, again: true },
])('npm start, stopped by $how, leaves no process and no file', async ({ target, signal, again = false }) => {
  await using temporary = await temporaryDirectory();
  const dataDir = path.join(folder.path, 'data');
  const environment = {
    DATA_DIR: dataDir,
    TMPDIR: temporary.path,
    SEED_DEMO: 'false',
    npm_config_update_notifier: 'false',
  };
  await using npm = await startServerProcess({ environment, command: ['npm', 'start'], ownGroup: true });
  const postgres = await postgresOf(dataDir);
  process.kill(target(npm.pid), signal);
  await sleep(100);
  if (again && isAlive(-npm.pid)) process.kill(target(npm.pid), signal);
  await npm.exited();
  // npm may exit shortly before the last process of its group.
  for (let rounds = 0; isAlive(-npm.pid) && rounds < 500; rounds++) await sleep(20);
  expect(isAlive(-npm.pid)).toBe(false);
  expect(postgres && isAlive(postgres.pid)).toBe(false);
  expect((await readdir(temporary.path)).filter((name) => name.startsWith('rowlock-'))).toEqual([]);
});
