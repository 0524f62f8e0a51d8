import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { isAlive, postgresOf, ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

const resources = new Resources();
let temporary: string;
let dataDir: string;
let environment: Record<string, string>;

beforeAll(async () => {
  temporary = resources.use(await temporaryDirectory()).path;
  dataDir = resources.use(await temporaryDirectory()).path;
  environment = { DATA_DIR: dataDir, TMPDIR: temporary, LOG_LEVEL: 'warn', SEED_DEMO: 'false' };
});
afterAll(() => resources[Symbol.asyncDispose]());

function start(settings: Record<string, string> = {}): ServerProcess {
  return resources.use(new ServerProcess({ environment: { ...environment, ...settings } }));
}

async function dataHas(found: (names: string[]) => boolean): Promise<void> {
  for (let rounds = 0; rounds < 1500; rounds++) {
    if (found(await readdir(dataDir, { recursive: true }))) return;
    await sleep(10);
  }
  throw new Error('DATA_DIR never had the expected files');
}

async function expectNothingLeft(): Promise<void> {
  expect(await postgresOf(dataDir)).toBeUndefined();
  expect(await readdir(temporary)).toEqual([]);
  expect((await readdir(dataDir)).filter((name) => name.endsWith('.new'))).toEqual([]);
}

describe('on one folder, which is empty at first,', () => {
  test('a server that is stopped while it creates its files leaves no process', async () => {
    const server = start();
    await dataHas((names) => names.some((name) => name.endsWith('.new')));
    server.kill('SIGINT');
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await expectNothingLeft();
    await rm(path.join(dataDir, 'postgres'), { recursive: true });
  });

  test('of two servers that start at the same time, one runs and the other reports why it does not', async () => {
    const both = [start(), start()];
    const ended = await Promise.race(both.map((server) => server.exited().then(() => server)));
    const running = both.find((server) => server !== ended);
    expect(await ended.exited()).toEqual({ code: 1, signal: null });
    expect(ended.errors).toMatch(/^Rowlock cannot start: DATA_DIR: another Rowlock is running on .+\n$/);
    await running?.ready();
    expect((await fetch(`${running?.url}/readyz`)).status).toBe(200);
    running?.kill('SIGTERM');
    expect(await running?.exited()).toEqual({ code: 0, signal: null });
    await expectNothingLeft();
  });

  test('a server that is stopped while it waits for PostgreSQL leaves no process', async () => {
    const server = start();
    await dataHas((names) => names.includes('postgres/postmaster.pid'));
    server.kill('SIGINT');
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await expectNothingLeft();
  });

  test('a PORT that is in use stops the start with one line', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    resources.defer(() => void taken.close());
    await once(taken, 'listening');
    const PORT = String((taken.address() as AddressInfo).port);
    const server = start({ PORT });
    expect(await server.exited()).toEqual({ code: 1, signal: null });
    expect(server.output).toBe('');
    expect(server.errors).toMatch(new RegExp(`^Rowlock cannot start: PORT: cannot listen on 127.0.0.1:${PORT} .+\n$`));
    await expectNothingLeft();
  });

  test('a server whose PostgreSQL has died still exits with code 0', async () => {
    const server = await start().ready();
    const postgres = await postgresOf(dataDir);
    process.kill(postgres?.pid ?? 0, 'SIGQUIT');
    while (postgres && isAlive(postgres.pid)) await sleep(10);
    server.kill('SIGTERM');
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(await readdir(temporary)).toEqual([]);
  });
});
