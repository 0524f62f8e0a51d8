import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { startHealthServer } from '../../src/server/server.ts';
import { rawRequest } from '../support/raw-request.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const resources = new Resources();
let testApp: TestApp;
let worker: string;
beforeAll(async () => {
  testApp = resources.use(await startTestApp('embedded'));
  const { config, logger } = testApp.app.services;
  const health = { broken: () => undefined, notReady: () => Promise.resolve(undefined) };
  ({ url: worker } = resources.use(await startHealthServer({ config, logger, health, metrics: [] })));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** helmet's, but for the one about https, which is for the proxy to say. */
const SECURE = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];
const NO_PAGE = { 'apollo-require-preflight': 'yes' };
const JSON_TYPE = { 'content-type': 'application/json' };

function expectSecure(names: readonly string[]): void {
  expect(names).toEqual(expect.arrayContaining(SECURE));
  for (const name of ['server', 'x-powered-by', 'strict-transport-security']) expect(names).not.toContain(name);
}

/** Answers that another computer, or the next person at this one, must not find. */
const PERSONAL = expect.stringMatching(/^no-store$/) as string;

describe('every answer has the security headers:', () => {
  test.each<[string, RequestInit & { at: string; status: number; kept?: string | null }]>([
    ['an answer of GraphQL', { at: '/graphql?query={genres}', headers: NO_PAGE, status: 200 }],
    ['a refused operation', { at: '/graphql?query={popcorn}', headers: NO_PAGE, status: 200 }],
    ['a forged request', { at: '/graphql?query={genres}', status: 400 }],
    ['a body that is no JSON', { at: '/graphql', method: 'POST', headers: JSON_TYPE, body: '{', status: 400 }],
    [
      'a body that is too large',
      { at: '/graphql', method: 'POST', headers: JSON_TYPE, body: ' '.repeat(256_001), status: 413 },
    ],
    ['a body of another type', { at: '/graphql', method: 'POST', body: 'x', status: 415 }],
    ['another method', { at: '/graphql', method: 'PUT', headers: JSON_TYPE, body: '{}', status: 405 }],
    ['a preflight', { at: '/graphql', method: 'OPTIONS', status: 204 }],
    ['an unknown address', { at: '/popcorn', status: 404 }],
    ['an address that cannot be decoded', { at: '/%ff', status: 400 }],
    ['a statement without a login', { at: '/statements/1.csv', status: 401 }],
    ['a feed that does not exist', { at: '/programme/cinemas/1.ics', status: 404 }],
    ['/', { at: '/', status: 200, kept: 'no-cache' }],
    ['/schema.graphql', { at: '/schema.graphql', status: 200, kept: 'public, max-age=0' }],
    ['/graphiql', { at: '/graphiql', status: 200 }],
    ['/reference', { at: '/reference', status: 200 }],
    ['/healthz', { at: '/healthz', status: 200 }],
    ['/readyz', { at: '/readyz', status: 200 }],
  ])('%s', async (_, { at, status, kept = PERSONAL, ...init }) => {
    const response = await fetch(`${testApp.client.url}${at}`, init);
    expect(response.status).toBe(status);
    expectSecure([...response.headers.keys()]);
    expect(response.headers.get('cache-control')).toEqual(kept);
  });

  test.each(['/healthz', '/readyz', '/popcorn', '/%ff'])('%s of a worker', async (at) => {
    const response = await fetch(`${worker}${at}`);
    expectSecure([...response.headers.keys()]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  const upgrade = (path: string, ...more: string[]) =>
    [`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket', ...more, '', ''].join('\r\n');
  test.each([
    ['what is no HTTP', 400, 'popcorn\r\n\r\n'],
    ['headers that are too long', 431, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['a WebSocket at another address', 404, upgrade('/')],
    ['a WebSocket of another site', 403, upgrade('/graphql', 'Origin: https://evil.example')],
    ['a WebSocket without a key', 400, upgrade('/graphql')],
    [
      'a WebSocket of another version',
      400,
      upgrade('/graphql', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Version: 1'),
    ],
  ])('%s', async (_, status, request) => {
    const [head = '', body = ''] = (await rawRequest(testApp.client.url, request)).split('\r\n\r\n');
    const [first, ...lines] = head.split('\r\n');
    expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expectSecure(lines.map((line) => line.split(':')[0]?.toLowerCase() ?? ''));
    expect(lines).toContain('cache-control: no-store');
    expect(JSON.parse(body)).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
  });
});
