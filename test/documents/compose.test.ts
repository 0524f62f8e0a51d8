import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/server-process.ts';

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');
const compose = read('docker-compose.yml');
const README = read('README.md');

/** The block of a service. */
function service(name: string, text = compose): string {
  return new RegExp(`^  ${name}:\n((?: {4}.*\n|\n)+)`, 'm').exec(text)?.[1] ?? '';
}

test('the production file has no demo, and the file beside it has it for every role', () => {
  expect(compose).not.toContain('SEED_DEMO');
  const demo = read('docker-compose.demo.yml');
  for (const name of ['api', 'worker']) expect(service(name, demo)).toContain("SEED_DEMO: 'true'");
});

test('every secret of the production file must be given', () => {
  const used = [...compose.matchAll(/\$\{(\w+)(:.)/g)].map(([, name = '', kind]) => ({ name, kind }));
  const secrets = used.filter(({ name }) => /PASSWORD|SECRET/.test(name) && name !== 'ADMIN_PASSWORD');
  expect([...new Set(secrets.map(({ name }) => name))].toSorted()).toEqual([
    'JWT_SECRET',
    'POSTGRES_PASSWORD',
    'REDIS_PASSWORD',
  ]);
  expect(secrets.filter(({ kind }) => kind !== ':?')).toEqual([]);
  // A generated one is printed.
  expect(compose).toContain('ADMIN_PASSWORD: ${ADMIN_PASSWORD:-}');
});

test('no process is without a health check, or reachable from another machine', () => {
  expect(compose).not.toContain('disable: true');
  expect(read('Dockerfile')).toMatch(/^HEALTHCHECK .*\n.*\/readyz/m);
  for (const name of ['postgres', 'redis']) expect(service(name)).toContain('healthcheck:');
  const published = [...compose.matchAll(/^ +- '([^']*:\d+)'$/gm)].map(([, port = '']) => port);
  expect(published).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
});

test('the commands of README.md make the secrets once', () => {
  const commands = [...README.matchAll(/^.*openssl rand.*$/gm)].map(([command]) => command);
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(/^test -e \.env \|\| .* > \.env$/);
  expect(compose).toContain(commands[0]);
});
