import { buildSchema, parse, validate } from 'graphql';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SHOP = 'https://tickets.example';
const REGISTER =
  'mutation { register(input: { email: "a@example.com", password: "0123456789", name: "A" }) { tokens { accessToken } } }';

let testApp: TestApp;
let url: string;
beforeAll(async () => {
  const settings = { ALLOWED_ORIGINS: `${SHOP}, http://localhost:3000`, SEED_DEMO: 'true' };
  testApp = await startTestApp('embedded', { settings });
  url = testApp.client.url;
});
afterAll(() => testApp[Symbol.asyncDispose]());

const text = async (place: string) => {
  const response = await fetch(`${url}${place}`);
  expect(response.status).toBe(200);
  return { type: response.headers.get('content-type'), body: await response.text() };
};

describe('a browser finds', () => {
  test('at /developers a page with links to GraphiQL and the schema', async () => {
    const { type, body } = await text('/developers');
    expect(type).toMatch(/^text\/html/);
    expect(body).toContain('Rowlock');
    for (const link of ['/graphiql', '/schema.graphql']) expect(body).toContain(link);
  });

  test('at /schema.graphql the schema', async () => {
    const { type, body } = await text('/schema.graphql');
    expect(type).toMatch(/^text\/plain/);
    expect(Object.keys(buildSchema(body).getQueryType()?.getFields() ?? {})).toContain('showings');
  });

  test('at /graphiql an IDE that loads nothing from other hosts, with three valid operations', async () => {
    const { type, body } = await text('/graphiql');
    expect(type).toMatch(/^text\/html/);
    const loaded = [...body.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"/g)].map(([, source]) => source);
    expect(loaded.filter((source) => /^(https?:)?\/\//.test(source ?? ''))).toEqual([]);
    const schema = buildSchema((await text('/schema.graphql')).body);
    for (const name of ['seat-map', 'hold', 'live-feed']) {
      const operation = await readFile(
        path.resolve(import.meta.dirname, `../../web/operations/${name}.graphql`),
        'utf8',
      );
      expect(body).toContain(JSON.stringify(operation).slice(1, 60));
      expect(validate(schema, parse(operation))).toEqual([]);
    }
  });

  test('404 at an unknown path', async () => {
    expect((await fetch(`${url}/popcorn`)).status).toBe(404);
  });
});

describe('a load balancer', () => {
  test('is told that the server is alive and ready', async () => {
    for (const [place, status] of [
      ['/healthz', 'ok'],
      ['/readyz', 'ready'],
    ] as const)
      expect(JSON.parse((await text(place)).body)).toEqual({ status });
  });
});

describe('a page of another site', () => {
  const ask = (origin: string, init: RequestInit = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ __typename }' }),
      ...init,
      headers: { origin, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
    });
  const preflight = (origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      },
    });

  test.each([SHOP, 'http://localhost:3000'])('may read answers when its origin %s is allowed', async (origin) => {
    for (const response of [await ask(origin), await preflight(origin)])
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect((await preflight(origin)).headers.get('access-control-allow-headers')).toBe('content-type,authorization');
  });

  test.each(['https://evil.example', 'http://tickets.example', 'null'])(
    'may not read answers when its origin is %s',
    async (origin) => {
      for (const response of [await ask(origin), await preflight(origin)])
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('cannot change anything with a form or a link', async () => {
    await withoutAnyChange(testApp.database, async () => {
      const body = JSON.stringify({ query: REGISTER });
      const form = `query=${encodeURIComponent(REGISTER)}`;
      const link = await fetch(`${url}/graphql?${form}`);
      const plain = await ask('https://evil.example', { body, headers: { 'content-type': 'text/plain' } });
      const urlencoded = await ask('https://evil.example', {
        ...{ body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      });
      for (const { status } of [link, plain, urlencoded]) expect(status).toBeGreaterThanOrEqual(400);
    });
  });
});

test('a mutation by GET is refused, also with the header that allows a GET', async () => {
  await withoutAnyChange(testApp.database, async () => {
    const query = `query=${encodeURIComponent(REGISTER)}`;
    const response = await fetch(`${url}/graphql?${query}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(response.status).toBe(405);
  });
});

test.each(['graphql-require-preflight', 'apollo-require-preflight', 'x-apollo-operation-name'])(
  'a query by GET is answered with the header %s, which another site cannot send, and refused without',
  async (name) => {
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(`${url}/graphql?query={__typename}`, { headers });
      return { status: response.status, body: await response.json() };
    };
    expect(await ask({ [name]: 'any' })).toEqual({ status: 200, body: { data: { __typename: 'Query' } } });
    expect(await ask({})).toEqual({
      status: 400,
      body: {
        errors: [
          {
            message:
              'A page of another site could have sent this request. Send JSON with its Content-Type, or the header graphql-require-preflight with any value.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      },
    });
  },
);

test('a subscription over HTTP is refused', async () => {
  const { errors } = await testApp.client.send('subscription { seatAvailability(showingId: "x") { __typename } }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
