import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let url: string;
const lines = new PassThrough();
let logged = '';
lines.on('data', (line: Buffer) => (logged += line.toString()));
beforeAll(async () => {
  const logger = createLogger('info', lines);
  testApp = await startTestApp('embedded', { settings: { RATE_LIMITS: 'on' }, overrides: { logger } });
  ({ url } = testApp.client);
});
beforeEach(() => {
  logged = '';
});
afterAll(() => testApp[Symbol.asyncDispose]());

const JSON_TYPE = { 'content-type': 'application/json' };
const NO_PAGE = { 'apollo-require-preflight': 'yes' };
const body = '{"query":"{ genres }"}';

interface Case extends RequestInit {
  at?: string;
  status: number;
  code?: string;
  allow?: string;
}

describe('an error of HTTP has the form of GraphQL:', () => {
  test.each<[string, Case]>([
    ['no body', { headers: JSON_TYPE, status: 400 }],
    ['no body and no content type', { headers: NO_PAGE, status: 400 }],
    ['an empty object', { headers: JSON_TYPE, body: '{}', status: 400 }],
    ['no query', { headers: JSON_TYPE, body: '{"variables":{}}', status: 400 }],
    ['a body that is no JSON', { headers: JSON_TYPE, body: '{"query":', status: 400 }],
    ['a body that is null', { headers: JSON_TYPE, body: 'null', status: 400 }],
    ['a body that is a list', { headers: JSON_TYPE, body: `[${body},${body}]`, status: 400 }],
    ['variables that are a text', { headers: JSON_TYPE, body: '{"query":"{genres}","variables":"{}"}', status: 400 }],
    ['a body that is too large', { headers: JSON_TYPE, body: body.padEnd(256_001), status: 413 }],
    ['a body of another type', { headers: { 'content-type': 'application/xml' }, body, status: 415 }],
    ['a body that is a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body, status: 415 }],
    ['a body that is a text', { headers: { 'content-type': 'text/plain' }, body, status: 415 }],
    ['a request that any page could send', { method: 'GET', at: '/graphql?query={genres}', status: 400 }],
    [
      'variables that are no JSON',
      { method: 'GET', headers: NO_PAGE, at: '/graphql?query={genres}&variables=x', status: 400 },
    ],
    [
      'a mutation with GET',
      { method: 'GET', headers: NO_PAGE, at: '/graphql?query=mutation{__typename}', status: 405, allow: 'POST' },
    ],
    ['PUT', { method: 'PUT', headers: JSON_TYPE, body, status: 405, allow: 'GET, POST' }],
    ['PATCH', { method: 'PATCH', headers: JSON_TYPE, body, status: 405, allow: 'GET, POST' }],
    ['DELETE', { method: 'DELETE', status: 405, allow: 'GET, POST' }],
    ['an answer that cannot be given', { headers: { ...JSON_TYPE, accept: 'text/csv' }, body, status: 406 }],
    ['another address', { at: '/popcorn', headers: JSON_TYPE, body, status: 404, code: 'NOT_FOUND' }],
    ['an address that cannot be decoded', { at: '/%ff', headers: JSON_TYPE, body, status: 400 }],
  ])('%s', async (_, { at = '/graphql', status, code = 'BAD_USER_INPUT', allow, ...init }) => {
    const response = await fetch(`${url}${at}`, { method: 'POST', ...init });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    // Apollo Server has counted it already.
    const { extensions: _rate, ...read } = (await response.json()) as { extensions?: { rateLimit: object } };
    const answer = { status: response.status, allow: response.headers.get('allow'), body: read };
    const message = expect.stringMatching(/\w/) as string;
    expect(answer).toEqual({ status, allow: allow ?? null, body: { errors: [{ message, extensions: { code } }] } });
    expect(logged).toBe('');
  });

  test.each([
    ['no HTTP', 'popcorn\r\n\r\n', 400],
    ['headers that are too long', `GET /graphql HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'a Host that is none',
      'GET /graphql?query={genres} HTTP/1.1\r\nHost: [\r\nApollo-Require-Preflight: 1\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'an upgrade of another address',
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      404,
    ],
  ])('%s', async (_, request, status) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (part: Buffer) => (answer += part.toString()));
    socket.write(request);
    await once(socket, 'close');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, text = ''] = answer.split('\r\n\r\n');
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT' } }],
    });
    expect(logged).toBe('');
  });

  test('HEAD has the status and no body', async () => {
    const response = await fetch(`${url}/graphql`, { method: 'HEAD' });
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'GET, POST', '']);
  });
});

test('OPTIONS is answered also when no page asks', async () => {
  expect((await fetch(`${url}/graphql`, { method: 'OPTIONS' })).status).toBe(204);
});

test('RATE_LIMITED says in Retry-After how many seconds to wait', async () => {
  const query = 'mutation { login(input: { email: "a@example.com", password: "12345678" }) { errors { path } } }';
  const send = () => fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ query }) });
  expect((await send()).headers.get('retry-after')).toBeNull();
  let last = await send();
  for (let attempt = 2; attempt < 21; attempt++) last = await send();
  const { errors } = (await last.json()) as { errors: { extensions: { code: string; retryAfterSeconds: number } }[] };
  const { code, retryAfterSeconds } = errors[0]?.extensions ?? {};
  expect(code).toBe('RATE_LIMITED');
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(last.headers.get('retry-after')).toBe(String(retryAfterSeconds));
});

test('SERVICE_UNAVAILABLE says Retry-After too', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const other = new pg.Client({ connectionString: testApp.databaseUrl });
  await other.connect();
  await other.query('begin');
  await other.query('select from showing_seat where showing_id = $1 for update', [showing.showingId]);
  const query = 'mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { errors { path } } }';
  const variables = { input: { showingId: showing.showingId, seatIds: showing.seatIds } };
  const headers = { ...JSON_TYPE, authorization: `Bearer ${client.token}` };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  expect(response.headers.get('retry-after')).toBe('1');
  await other.query('rollback');
  await other.end();
});
