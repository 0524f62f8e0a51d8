import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { isAlive, postgresOf, ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let resources = new Resources();
let temporary: string;
let environment: Record<string, string>;

beforeEach(async () => {
  temporary = resources.use(await temporaryDirectory()).path;
  const DATA_DIR = resources.use(await temporaryDirectory()).path;
  environment = { DATA_DIR, TMPDIR: temporary, LOG_LEVEL: 'warn', SEED_DEMO: 'false' };
});
afterEach(async () => {
  await resources[Symbol.asyncDispose]();
  resources = new Resources();
});

function start(settings: Record<string, string> = {}): ServerProcess {
  return resources.use(new ServerProcess({ environment: { ...environment, ...settings } }));
}

async function dataHas(found: (names: string[]) => boolean): Promise<void> {
  for (let rounds = 0; rounds < 1500; rounds++) {
    if (found(await readdir(environment['DATA_DIR'] ?? '', { recursive: true }))) return;
    await sleep(10);
  }
  throw new Error('never seen in DATA_DIR');
}

test('a port that was asked for and is taken stops the start in one line, and nothing is left', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  resources.defer(() => void taken.close());
  await once(taken, 'listening');
  const PORT = String((taken.address() as AddressInfo).port);
  const server = start({ PORT });
  expect(await server.exited()).toEqual({ code: 1, signal: null });
  expect(server.output).toBe('');
  expect(server.errors).toMatch(new RegExp(`^Rowlock cannot start: PORT: cannot listen on 127.0.0.1:${PORT} .+\n$`));
  expect(await postgresOf(environment['DATA_DIR'] ?? '')).toBeUndefined();
  expect(await readdir(temporary)).toEqual([]);
});

test('of two servers that start at once on one empty folder, one runs and the other says why it does not', async () => {
  const both = [start(), start()];
  const ended = await Promise.race(both.map((server) => server.exited().then(() => server)));
  const running = both.find((server) => server !== ended);
  expect(await ended.exited()).toEqual({ code: 1, signal: null });
  expect(ended.errors).toMatch(/^Rowlock cannot start: DATA_DIR: another Rowlock is running on .+\n$/);
  await running?.ready();
  expect((await fetch(`${running?.url}/readyz`)).status).toBe(200);
  running?.kill('SIGTERM');
  expect(await running?.exited()).toEqual({ code: 0, signal: null });
  expect(await readdir(environment['DATA_DIR'] ?? '')).toEqual(['jwt-secret', 'postgres', 'postgres.log']);
  expect(await readdir(temporary)).toEqual([]);
});

test.each([
  { moment: 'makes its files', found: (names: string[]) => names.some((name) => name.endsWith('.new')) },
  { moment: 'waits for PostgreSQL', found: (names: string[]) => names.includes('postgres/postmaster.pid') },
])('a server that is told to stop while it $moment leaves nothing that runs', async ({ found }) => {
  const server = start();
  await dataHas(found);
  server.kill('SIGINT');
  expect(await server.exited()).toEqual({ code: 0, signal: null });
  const dataDir = environment['DATA_DIR'] ?? '';
  expect(await postgresOf(dataDir)).toBeUndefined();
  expect((await readdir(dataDir)).filter((name) => name.endsWith('.new'))).toEqual([]);
  expect(await readdir(temporary)).toEqual([]);
});

test('a server whose PostgreSQL has died stops with code 0 all the same', async () => {
  const server = await start().ready();
  const postgres = await postgresOf(environment['DATA_DIR'] ?? '');
  process.kill(postgres?.pid ?? 0, 'SIGQUIT');
  while (postgres && isAlive(postgres.pid)) await sleep(10);
  server.kill('SIGTERM');
  expect(await server.exited()).toEqual({ code: 0, signal: null });
  expect(await readdir(temporary)).toEqual([]);
});
