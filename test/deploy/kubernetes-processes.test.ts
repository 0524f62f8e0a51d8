import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { Container } from 'kubernetes-types/core/v1.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { ofKind, readKubernetesFile, readManifests } from '../support/kubernetes-manifests.ts';
import { freePort } from '../support/free-port.ts';
import { projectRoot, ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { JWT_SECRET, ownRedisDatabase } from '../support/test-app.ts';
import { emptyDatabase } from '../support/test-database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Reading is allowed, writing is not: as with a root file system that is read-only. */
const WRITES_NOTHING = [
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
  ...['--allow-fs-read=*', '--allow-addons', '--allow-worker'],
];

const resources = new Resources();
const pods = ofKind<Deployment>(readManifests(), 'Deployment').map(({ metadata, spec }) => ({
  name: metadata?.name ?? '',
  ...spec?.template.spec,
}));
let folder: string;
/** What is in the Secret. */
let secrets: Record<string, string>;

beforeAll(async () => {
  folder = resources.use(await temporaryDirectory()).path;
  secrets = {
    DATABASE_URL: resources.use(await emptyDatabase()).url,
    REDIS_URL: await ownRedisDatabase(),
    JWT_SECRET,
    ADMIN_PASSWORD: 'the first administrator',
    SMTP_URL: 'smtp://127.0.0.1:1',
  };
});
afterAll(() => resources[Symbol.asyncDispose]());

/** What the container runs, with its settings; only at other addresses, and in an empty folder. */
function run({ command = [], env = [] }: Container, { port }: { port: number }): ServerProcess {
  const own = Object.fromEntries(env.map(({ name, value = '' }) => [name, value]));
  const settings = parseEnv(readKubernetesFile('settings.env')) as Record<string, string>;
  const [program, script = ''] = command;
  expect(program).toBe('node');
  return resources.use(
    new ServerProcess({
      command: [process.execPath, ...WRITES_NOTHING, path.join(projectRoot, script)],
      cwd: folder,
      environment: { ...settings, ...secrets, ...own, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' },
    }),
  );
}

describe.each(pods)('the pod of $name, which can write no file,', ({ initContainers = [], containers = [] }) => {
  test('has a container before the others that migrates, and does nothing when there is nothing to do', async () => {
    const [migrate] = initContainers;
    for (const lastLine of ['the database is up to date', 'the database is up to date']) {
      const migration = run(migrate ?? { name: '' }, { port: 1 });
      expect(await migration.exited()).toEqual({ code: 0, signal: null });
      expect(migration.output.trim().split('\n').at(-1)).toBe(lastLine);
    }
  });

  test('answers its probes', async () => {
    const [container] = containers;
    const { startupProbe, livenessProbe, readinessProbe, ports = [] } = container ?? {};
    const port = await freePort();
    const server = await run(container ?? { name: '' }, { port }).ready();
    for (const probe of [startupProbe, livenessProbe, readinessProbe]) {
      expect(probe?.httpGet?.port).toBe(ports[0]?.name);
      const at = `http://127.0.0.1:${port}${probe?.httpGet?.path}`;
      // Kubernetes asks again, too.
      await expect.poll(async () => (await fetch(at)).status, { message: at, timeout: 20_000 }).toBe(200);
    }
    expect(server.errors).not.toContain('ERR_ACCESS_DENIED');
    expect(existsSync(path.join(folder, '.rowlock'))).toBe(false);
    server.kill('SIGKILL');
  });
});

test('control: a process that has to write, since it has no database, does not start', async () => {
  const server = resources.use(
    new ServerProcess({
      command: [process.execPath, ...WRITES_NOTHING, path.join(projectRoot, 'dist/main.js')],
      cwd: folder,
      environment: { PORT: String(await freePort()) },
    }),
  );
  expect(await server.exited()).toEqual({ code: 1, signal: null });
});
