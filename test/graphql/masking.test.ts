import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { rawRequest } from '../support/raw-request.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { withoutTable } from '../support/without-table.ts';

const resources = new Resources();
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let auditor: GraphQLClient;
let logged = '';
beforeAll(async () => {
  const lines = new PassThrough();
  lines.on('data', (line: Buffer) => (logged += line.toString()));
  const logger = createLogger('trace', lines);
  testApp = resources.use(await startTestApp('embedded', { overrides: { logger } }));
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
  ({ client: buyer } = await testApp.newAccount());
  ({ client: auditor } = await testApp.newAccount('AUDITOR'));
});
beforeEach(() => {
  logged = '';
});
afterAll(() => resources[Symbol.asyncDispose]());

/** What tells how the server is made: SQL, stacks, paths, constraints, libraries, and messages that they write. */
const INSIDE = new RegExp(
  [
    ...[
      '\\bselect\\s.*\\bfrom\\b',
      'insert into',
      '\\bupdate\\s\\w+\\sset',
      'relation "',
      '\\brelation\\b',
      'constraint',
      'column "',
      '_(pkey|fkey|idx|key)\\b',
    ],
    ...[
      'sqlstate',
      '\\b(23|22|42|57|40)\\d{3}\\b',
      '\\bP[12]\\d{3}\\b',
      'hidden_rule',
      'statement timeout',
      'lock timeout',
    ],
    ...['\\bat \\S+ \\(', '\\.(ts|js|mjs|sql):\\d', '/(src|dist|node_modules|tmp|home|root)/', 'stack'],
    ...[
      'postgres',
      'prisma',
      'redis',
      'bullmq',
      'fastify',
      'apollo',
      'graphql-js',
      '\\bpino\\b',
      '\\bzod\\b',
      '\\bnode(js|\\.js)\\b',
      'type-graphql',
      'TypeError',
      'ReferenceError',
    ],
    ...[
      'ECONN',
      'ENOENT',
      'EACCES',
      'ETIMEDOUT',
      'ERR_',
      'FST_',
      'HPE_',
      'in JSON at',
      'Unexpected token',
      'is not a function',
      'Cannot read prop',
    ],
    ...['127\\.0\\.0\\.1:(5432|6379|1)\\b'],
  ].join('|'),
  'i',
);

/** Head and body, without what a client has written itself. */
async function answerOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => !['content-security-policy', 'content-type'].includes(name));
  return `${response.status} ${JSON.stringify(headers)} ${await response.text()}`;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const NO_PAGE = { 'apollo-require-preflight': 'yes' };
const asked = (client: GraphQLClient, query: string, variables: object = {}) =>
  fetch(`${client.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...(client.token && { authorization: `Bearer ${client.token}` }) },
    body: JSON.stringify({ query, variables }),
  });

test('what is looked for is found where it is', () => {
  for (const text of [
    'insert into account',
    'account_email_key',
    '/srv/src/app.ts:1',
    'PrismaClientKnownRequestError',
    'connect ECONNREFUSED',
  ])
    expect(text).toMatch(INSIDE);
});

describe('no answer tells how the server is made:', () => {
  const register = (email: string, name: string) =>
    `mutation { register(input: { email: "${email}", password: "correct horse battery", name: "${name}" }) { errors { message } } }`;

  test('a constraint that refuses a row', async () => {
    const { prisma } = testApp.app.services.database;
    await prisma.$executeRaw`alter table account add constraint hidden_rule check (name <> 'Refused')`;
    const answer = await answerOf(await asked(testApp.client, register('refused@example.com', 'Refused')));
    await prisma.$executeRaw`alter table account drop constraint hidden_rule`;
    expect(answer).toContain('INTERNAL_SERVER_ERROR');
    expect(answer).not.toMatch(INSIDE);
    expect(logged).toContain('hidden_rule');
  });

  test('a statement that fails, in a query, a mutation and a subscription', async () => {
    const { showingId, seatIds } = showing;
    const answers = await withoutTable(testApp, 'showing_seat', async () => {
      await using socket = await RawSocket.connect(buyer.url, buyer.token);
      return [
        await answerOf(await asked(buyer, `{ showing(id: "${showingId}") { seats { status } } }`)),
        await answerOf(
          await asked(
            buyer,
            `mutation { holdSeats(input: { showingId: "${showingId}", seatIds: ["${seatIds[0]}"] }) { errors { message } } }`,
          ),
        ),
        JSON.stringify(
          await socket.ask({ query: `subscription { seatAvailability(showingId: "${showingId}") { __typename } }` }),
        ),
      ];
    });
    for (const answer of answers) {
      expect(answer).toContain('INTERNAL_SERVER_ERROR');
      expect(answer).not.toMatch(INSIDE);
    }
    expect(logged).toContain('internal error');
  });

  test.each([
    ['a feed', 'cinema', () => `/programme/cinemas/${showing.cinemaId}.jsonld`],
    ['a statement', 'daily_statement', () => '/statements/00000000-0000-7000-8000-000000000000.csv'],
    ['/graphiql', 'showing', () => '/graphiql'],
  ])('%s whose statement fails', async (_, table, path) => {
    const headers = { authorization: `Bearer ${auditor.token}` };
    const answer = await withoutTable(testApp, table, async () =>
      answerOf(await fetch(`${testApp.client.url}${path()}`, { headers })),
    );
    expect(answer).toMatch(/^500 /);
    expect(answer).not.toMatch(INSIDE);
  });

  test('a lock that is not given in time', async () => {
    const { prisma } = testApp.app.services.database;
    const answer = await prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`lock table showing_seat in access exclusive mode`;
        return answerOf(await asked(buyer, `{ showing(id: "${showing.showingId}") { seats { status } } }`));
      },
      { timeout: 20_000 },
    );
    expect(answer).toContain('SERVICE_UNAVAILABLE');
    expect(answer).not.toMatch(INSIDE);
  });

  test('a Redis that is away, in a limited mutation, its health and its feed', async () => {
    const settings = { REDIS_URL: 'redis://127.0.0.1:1', ROLE: 'api', RATE_LIMITS: 'on' };
    await using withoutRedis = await startTestApp('embedded', {
      settings,
      overrides: { logger: testApp.app.services.logger },
    });
    const { client } = withoutRedis;
    const answers = [
      await answerOf(await asked(client, register('away@example.com', 'A'))),
      await answerOf(
        await asked(
          client,
          'mutation { login(input: { email: "away@example.com", password: "wrong wrong" }) { errors { message } } }',
        ),
      ),
      await answerOf(await fetch(`${client.url}/readyz`)),
    ];
    for (const answer of answers) expect(answer).not.toMatch(INSIDE);
    expect(logged).toContain('Redis is away');
  });

  test.each<[string, RequestInit & { at?: string; status: number }]>([
    [
      'variables of wrong types',
      {
        headers: JSON_TYPE,
        body: '{"query":"query ($a: Int!) { movies(first: $a) { totalCount } }","variables":{"a":{"b":[1]}}}',
        status: 200,
      },
    ],
    ['a body that ends too early', { headers: JSON_TYPE, body: '{"query":', status: 400 }],
    ['a body with __proto__', { headers: JSON_TYPE, body: '{"__proto__":{}}', status: 400 }],
    ['a query that is no text', { headers: JSON_TYPE, body: '{"query":{"kind":"Document"}}', status: 400 }],
    ['extensions that are a text', { headers: JSON_TYPE, body: '{"query":"{genres}","extensions":"x"}', status: 400 }],
    [
      'a hash of a document',
      { headers: JSON_TYPE, body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', status: 200 },
    ],
    ['no address', { at: '/popcorn', status: 404 }],
    ['a wrong method', { method: 'PATCH', headers: JSON_TYPE, body: '{}', status: 405 }],
    ['a mutation by GET', { method: 'GET', at: '/graphql?query=mutation{__typename}', headers: NO_PAGE, status: 405 }],
    ['a request that any page could send', { method: 'GET', at: '/graphql?query={genres}', status: 400 }],
    [
      'a parameter twice',
      { method: 'GET', at: '/graphql?query={genres}&query={genres}', headers: NO_PAGE, status: 400 },
    ],
    [
      'another form of answer',
      { headers: { ...JSON_TYPE, accept: 'text/csv' }, body: '{"query":"{genres}"}', status: 406 },
    ],
    ['a body that is too large', { headers: JSON_TYPE, body: ' '.repeat(256_001), status: 413 }],
    ['a body of another type', { headers: { 'content-type': 'text/xml' }, body: 'x', status: 415 }],
    [
      'a type with a wrong parameter',
      { headers: { 'content-type': 'application/json; charset=x;;' }, body: '{}', status: 400 },
    ],
    ['a file that is not there', { method: 'GET', at: '/graphiql/0/x.js', status: 404 }],
    ['a path that leads out', { method: 'GET', at: '/graphiql/0/..%2f..%2fpackage.json', status: 404 }],
    ['a statement that is not there', { method: 'GET', at: '/statements/x.csv', status: 401 }],
    ['a feed that is not there', { method: 'GET', at: '/programme/movies/x.ics', status: 404 }],
  ])('%s', async (_, { at = '/graphql', status, ...init }) => {
    const answer = await answerOf(await fetch(`${testApp.client.url}${at}`, { method: 'POST', ...init }));
    expect(answer).toMatch(new RegExp(`^${status} `));
    expect(answer).not.toMatch(INSIDE);
  });

  test.each([
    ['what is no HTTP', 'GET\r\n\r\n'],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['headers that are too long', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    [
      'an upgrade without a key',
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    [
      'an upgrade of another address',
      'GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    [
      'an upgrade to another protocol',
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    ],
  ])('%s', async (_, request) => {
    const answer = await rawRequest(testApp.client.url, request);
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(answer).not.toMatch(INSIDE);
  });
});
