import { chmod, chown, mkdir, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { withinReach } from '../../src/platform/embedded-postgres/files.ts';
import { Resources } from '../../src/platform/resources.ts';
import { postgresOf, projectRoot, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { removeLinkedData, temporaryDirectory } from '../support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The user without permissions. */
const NOBODY = { uid: 65_534, gid: 65_534 };

const settings = { LOG_LEVEL: 'warn', SEED_DEMO: 'false' };
let resources = new Resources();
afterEach(async () => {
  await resources[Symbol.asyncDispose]();
  resources = new Resources();
});

async function newFolder(): Promise<string> {
  return resources.use(await temporaryDirectory()).path;
}

async function start(options: Parameters<typeof startServerProcess>[0]): Promise<ServerProcess> {
  return resources.use(await startServerProcess(options));
}

async function stop(server: ServerProcess): Promise<void> {
  server.kill('SIGTERM');
  expect(await server.exited()).toEqual({ code: 0, signal: null });
}

test('two servers at the same time, started outside the project folder, each have a port and a database', async () => {
  const cwd = await newFolder();
  const servers = await Promise.all(
    ['one', 'two/below'].map((DATA_DIR) => start({ cwd, environment: { ...settings, DATA_DIR, TMPDIR: cwd } })),
  );
  expect(new Set(servers.map(({ url }) => url)).size).toBe(2);
  const databases = await Promise.all(['one', 'two/below'].map((dataDir) => postgresOf(path.join(cwd, dataDir))));
  expect(new Set(databases.map((postgres) => postgres?.pid)).size).toBe(2);
  for (const { url } of servers) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  await Promise.all(servers.map(stop));
});

test('an ordinary user can run it', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'only root can start a process as another user');
  skip(!(await withinReach(projectRoot, NOBODY)), 'only root can read the project folder');
  const cwd = await newFolder();
  await chown(cwd, NOBODY.uid, NOBODY.gid);
  const server = await start({ cwd, account: NOBODY, environment: { ...settings, DATA_DIR: 'data', TMPDIR: cwd } });
  expect((await stat(path.join(cwd, 'data/postgres'))).uid).toBe(NOBODY.uid);
  expect((await stat(path.join(cwd, 'data/jwt-secret'))).mode & 0o777).toBe(0o600);
  await stop(server);
});

test('root can run it repeatedly in a folder that no other user can read', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'only root has to run PostgreSQL as another user');
  const closed = await newFolder();
  const DATA_DIR = path.join(closed, 'below/data');
  await mkdir(path.join(closed, 'below'));
  await chmod(closed, 0o700);
  resources.defer(() => removeLinkedData(DATA_DIR));
  await stop(await start({ environment: { ...settings, DATA_DIR } }));
  const place = await readlink(path.join(DATA_DIR, 'postgres'));
  const server = await start({ environment: { ...settings, DATA_DIR } });
  expect(server.output).not.toMatch(/with the password \S+$/m);
  expect(await readlink(path.join(DATA_DIR, 'postgres'))).toBe(place);
  await stop(server);
});
