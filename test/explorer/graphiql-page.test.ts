import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const HOUR_MS = 3_600_000;
/** The application's time, a day ahead. */
const AHEAD_MS = 24 * HOUR_MS;

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { overrides: { clock: () => new Date(Date.now() + AHEAD_MS) } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

interface Loaded {
  status: number | undefined;
  headers: Record<string, unknown>;
  /** As it was sent. */
  body: Buffer;
}

/** Not by `fetch`, which unpacks. */
function load(path: string, headers: Record<string, string> = {}): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    request(`${testApp.app.url}${path}`, { headers: { 'accept-encoding': 'gzip, br', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Every file that the page loads, with those that its script loads. */
async function filesOf(page: string): Promise<string[]> {
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  const files = named.filter((path) => path !== 'data:,');
  for (const file of files) {
    if (!file.endsWith('.js') || file.endsWith('.min.js')) continue;
    const script = brotliDecompressSync((await load(file)).body).toString();
    const imported = [...script.matchAll(/from '\.\/([^']+)'|new URL\('([^']+)', import/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    for (const path of imported.map((name) => file.replace(/[^/]+$/, name)))
      if (!files.includes(path)) files.push(path);
  }
  return files;
}

test('the first load has less than 500 kB, all of it from this server', async () => {
  const page = await load('/graphiql');
  const files = await filesOf(page.body.toString());
  expect(files.length).toBeGreaterThan(7);
  for (const file of files) expect(file).toMatch(/^\/graphiql\/[0-9a-f]{16}\/[\w.-]+$/);
  const loaded = await Promise.all(files.map((file) => load(file)));
  expect(loaded.map(({ status }) => status)).toEqual(files.map(() => 200));
  for (const { headers } of loaded)
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: /accept-encoding/ });
  expect(page.body.length).toBeLessThan(10_000);
  expect([page, ...loaded].reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(500_000);
});

test('a browser keeps the files, and another request gets 304', async () => {
  const [file = ''] = await filesOf((await load('/graphiql')).body.toString());
  const { headers } = await load(file);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const again = await load(file, { 'if-none-match': String(headers['etag']) });
  expect({ status: again.status, size: again.body.length }).toEqual({ status: 304, size: 0 });
});

test('a file of another version, or from outside of the folder, is not found', async () => {
  const [file = ''] = await filesOf((await load('/graphiql')).body.toString());
  for (const path of [file.replace(/[0-9a-f]{16}/, '0'.repeat(16)), file.replace(/[^/]+$/, '..%2F..%2Fpackage.json')]) {
    const { status, headers } = await load(path);
    expect([403, 404]).toContain(status);
    expect(headers['cache-control']).toBe('no-store');
  }
});

test('its operations are about the next showing that is on sale and has seats', async () => {
  const { database } = testApp;
  const at = (hours: number) => new Date(Date.now() + AHEAD_MS + hours * HOUR_MS);
  await makeShowing(database, { startsAt: at(-1) });
  const cancelled = await makeShowing(database, { startsAt: at(1) });
  await database.prisma.showing.update({ where: { id: cancelled.showingId }, data: { cancelledAt: new Date() } });
  await makeShowing(database, { startsAt: at(2), salesCloseAt: at(-0.5) });
  await makeShowing(database, { startsAt: at(3), salesOpenAt: at(2) });
  const full = await makeShowing(database, { startsAt: at(4), rows: 1 });
  await database.prisma.showingSeat.updateMany({ where: { showingId: full.showingId }, data: { status: 'BLOCKED' } });
  const next = await makeShowing(database, { startsAt: at(5), rows: 1 });
  await makeShowing(database, { startsAt: at(6) });

  const page = (await load('/graphiql')).body.toString();
  const [, config = ''] = /<script id="config" type="application\/json">(.*?)<\/script>/s.exec(page) ?? [];
  const { tabs } = JSON.parse(config) as { tabs: { query: string; variables: string }[] };
  const { showingId, seatIds } = next;
  expect(tabs.map(({ variables }) => JSON.parse(variables) as unknown)).toEqual([
    { showingId },
    { showingId, seatIds: seatIds.slice(0, 2) },
    { showingId },
  ]);
});
