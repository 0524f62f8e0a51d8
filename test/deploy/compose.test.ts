import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { STOP_TIMEOUT_MS } from '../../src/run.ts';
import { projectRoot } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

interface Service {
  image: string;
  build?: string;
  restart?: string;
  environment?: Record<string, string>;
  env_file?: string;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  logging?: { options: Record<string, string> };
  healthcheck?: { test: string[] };
  mem_limit?: string;
  stop_grace_period?: string;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, null>;
}

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const demo = parse(read('docker-compose.demo.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');
const README = read('README.md');

/** Exactly one version, also of its parts. */
const PINNED = /^[\w./-]+:\d+\.\d+[\w.-]*@sha256:[\da-f]{64}$/;
const DEFAULT_DRAIN_MS = 5000;

describe('docker-compose.yml', () => {
  test('has no demo, and the file beside it has it for every role', () => {
    expect(text).not.toContain('SEED_DEMO');
    for (const name of ['api', 'worker']) expect(demo.services[name]?.environment?.['SEED_DEMO']).toBe('true');
  });

  test('has no default for a secret', () => {
    const used = [...text.matchAll(/\$\{(\w+)(:.)/g)].map(([, name = '', kind]) => ({ name, kind }));
    const secrets = used.filter(({ name }) => /PASSWORD|SECRET/.test(name));
    expect([...new Set(secrets.map(({ name }) => name))].toSorted()).toEqual([
      'JWT_SECRET',
      'POSTGRES_PASSWORD',
      'REDIS_PASSWORD',
    ]);
    expect(secrets.filter(({ kind }) => kind !== ':?')).toEqual([]);
  });

  test('gives every setting of .env to the processes', () => {
    for (const name of ['api', 'worker']) expect(compose.services[name]?.env_file).toBe('.env');
  });

  test('starts as many of a role as one likes: none has a port or a name of its own', () => {
    for (const name of ['api', 'worker']) {
      expect(compose.services[name]).not.toHaveProperty('ports');
      expect(compose.services[name]).not.toHaveProperty('container_name');
    }
  });

  test('can be reached by HAProxy alone, and only from this machine', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([['haproxy', expect.stringMatching(/^127\.0\.0\.1:\d+:80$/)]]);
    const withNetwork = (network: string) =>
      services.flatMap(([name, { networks }]) => (networks?.includes(network) ? name : []));
    expect(withNetwork('front')).toEqual(['haproxy', 'api', 'worker']);
    expect(withNetwork('back')).toEqual(['api', 'worker', 'postgres', 'redis', 'backup']);
    expect(compose.networks['back']).toEqual({ internal: true });
  });

  test('finds the processes as HAProxy is set up in deploy/', () => {
    const { volumes, environment } = compose.services['haproxy'] ?? {};
    expect(volumes).toEqual(['./deploy/haproxy/haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro']);
    expect(compose.services).toHaveProperty(environment?.['API_HOST'] ?? '');
    expect(read('deploy/haproxy/haproxy.cfg')).toContain(
      ` "\${API_HOST}":${compose.services['api']?.environment?.['PORT']} `,
    );
  });

  test('lets no service run without a health check, or stay down', () => {
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/readyz/m);
    for (const [name, { image, healthcheck, restart }] of services) {
      if (image !== 'rowlock') expect(healthcheck?.test, name).not.toContain('NONE');
      expect(image === 'rowlock' ? healthcheck : undefined, name).toBeUndefined();
      expect(restart, name).toBe('unless-stopped');
    }
  });

  test('bounds the memory and the log of every service', () => {
    for (const [name, { mem_limit: memory, logging }] of services) {
      expect(memory, name).toMatch(/^\d+[mg]$/);
      expect(Object.keys(logging?.options ?? {}), name).toEqual(['max-size', 'max-file']);
    }
  });

  test('waits for a process until it ends itself', () => {
    for (const name of ['api', 'worker'])
      expect(seconds(compose.services[name]?.stop_grace_period) * 1000).toBeGreaterThan(
        STOP_TIMEOUT_MS + DEFAULT_DRAIN_MS,
      );
  });

  test('runs images of exactly one version', () => {
    const images = services.map(([, { image }]) => image).filter((image) => image !== 'rowlock');
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    for (const image of [...images, ...bases]) expect(image).toMatch(PINNED);
    expect(bases.length).toBeGreaterThan(1);
  });

  test('mounts only volumes and files that there are', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    for (const source of mounted) {
      if (source.startsWith('./')) expect(read(source)).not.toBe('');
      else expect(compose.volumes).toHaveProperty(source);
    }
  });

  test('is started by the commands of README.md, which make the secrets once', () => {
    const commands = [...README.matchAll(/^.*openssl rand.*\n.*$/gm)].map(([command]) => command.split('\n'));
    expect(commands).toHaveLength(1);
    const [[secrets = '', start = ''] = []] = commands;
    expect(secrets).toMatch(/^test -e \.env \|\| .* > \.env$/);
    expect(start).toMatch(/^docker compose up .*--scale api=3/);
    for (const command of [secrets, start]) expect(text).toContain(command);
  });
});

describe('the linter of Compose files', () => {
  test.each(['docker-compose.yml', 'docker-compose.demo.yml'])(
    'finds nothing in %s, which is as the Specification says',
    (file) => {
      expect(lint(path.join(projectRoot, file))).toEqual([]);
    },
  );

  test('control: it finds a word that Compose does not know', async () => {
    await using folder = await temporaryDirectory();
    const file = path.join(folder.path, 'docker-compose.yml');
    await writeFile(file, text.replace('mem_limit:', 'mem_limits:'));
    expect(lint(file)).toEqual([expect.stringMatching(/^invalid-schema: .*\/services\/haproxy\b/)]);
  });
});

/** What is used of dclint, whose own types are not found from a module. */
interface Dclint {
  DCLinter: new (config: { rules: Record<string, number>; quiet: boolean; debug: boolean; exclude: string[] }) => {
    lintFiles(paths: string[], recursively: boolean): { messages: { rule: string; message: string }[] }[];
  };
}

const { DCLinter } = createRequire(import.meta.url)('dclint') as Dclint;

/** What the Specification refuses, and what the linter advises against; only the order of words is ours. */
function lint(file: string): string[] {
  const orders = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];
  const off = [...orders, 'require-project-name-field'].map((rule) => [rule, 0] as const);
  const linter = new DCLinter({ rules: Object.fromEntries(off), quiet: false, debug: false, exclude: [] });
  const results = linter.lintFiles([file], false);
  return results.flatMap(({ messages }) => messages.map(({ rule, message }) => `${rule}: ${message}`));
}

function seconds(duration = ''): number {
  return Number(/^(\d+)s$/.exec(duration)?.[1]);
}
