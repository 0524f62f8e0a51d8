import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let inDevelopment: TestApp;
beforeAll(async () => {
  // As in production: a database of one's own, and nothing said about introspection.
  testApp = await startTestApp('embedded', { settings: { INTROSPECTION: '' } });
  inDevelopment = await startTestApp('embedded', { settings: { INTROSPECTION: 'on' } });
});
afterAll(async () => {
  await testApp[Symbol.asyncDispose]();
  await inDevelopment[Symbol.asyncDispose]();
});

interface Reply {
  status: number;
  text: string;
  /** Undefined for what is no JSON. */
  json: { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: object }[] } | undefined;
}

/** Where a scanner looks for GraphQL, and for pages about it. */
const PATHS = ['/graphql', '/graphiql', '/playground', '/console', '/'];

async function ask(path: string, init: RequestInit = {}, to = testApp): Promise<Reply> {
  const response = await fetch(`${to.client.url}${path}`, init);
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '')
    ? (JSON.parse(text) as Reply['json'])
    : undefined;
  return { status: response.status, text, json };
}

const post = (path: string, body: unknown, to?: TestApp) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, to);
const inAddress = (path: string, query: string) => `${path}?query=${encodeURIComponent(query)}`;
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

const INTROSPECTION = '{ __schema { types { name fields { name } } } }';
const CIRCULAR = `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`;

/** What graphql-cop (github.com/dolevf/graphql-cop) looks for. */
describe.each(PATHS)('a scanner finds at %s no', (path) => {
  test('alias overloading', async () => {
    const { json } = await post(path, { query: `query cop { ${times(101, (index) => `alias${index}: __typename`)} }` });
    expect(json?.data ?? null).toBeNull();
  });

  test('batch of operations in a list', async () => {
    const { status, json } = await post(
      path,
      Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })),
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json).not.toBeInstanceOf(Array);
    expect(json?.data).toBeUndefined();
  });

  test('directive overloading', async () => {
    const { json } = await post(path, { query: `query cop { __typename ${'@aa'.repeat(10)} }` });
    expect(json?.errors).toHaveLength(1);
  });

  test('circular introspection, and no introspection', async () => {
    for (const query of [CIRCULAR, INTROSPECTION]) expect((await post(path, { query })).json?.data ?? null).toBeNull();
  });

  test('field duplication', async () => {
    const { json } = await post(path, { query: `query cop { ${'__typename '.repeat(500)} }` });
    expect(json?.data ?? null).toBeNull();
  });

  test('suggestion of fields', async () => {
    for (const query of ['query cop { __schema { directive } }', 'query cop { genre }'])
      expect((await post(path, { query })).text).not.toContain('Did you mean');
  });

  test('mutation by GET', async () => {
    const mutation = inAddress(path, 'mutation cop { __typename }');
    for (const headers of [{}, { 'apollo-require-preflight': 'yes' }])
      expect((await ask(mutation, { headers })).json?.data).toBeUndefined();
  });

  test('query by GET that any page could send', async () => {
    const { json, status } = await ask(inAddress(path, 'query cop { __typename }'));
    expect(json?.data).toBeUndefined();
    if (path === '/graphql') expect(status).toBe(400);
  });

  test('query in a form that any page could send', async () => {
    const form = new FormData();
    form.set('query', '{ __typename }');
    form.set('operations', '{"query":"{ __typename }"}');
    form.set('map', '{}');
    for (const body of [new URLSearchParams({ query: '{ __typename }' }), form, '{"query":"{ __typename }"}']) {
      const { status, json } = await ask(path, { method: 'POST', body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(json?.data).toBeUndefined();
    }
  });

  test('IDE', async () => {
    const { text } = await ask(path, { headers: { accept: 'text/html' } });
    expect(text).not.toMatch(/graphiql|playground|apollo|altair|voyager/i);
  });

  test('tracing, and no unhandled error', async () => {
    for (const query of ['query cop { __typename }', 'qwerty cop { abc }', 'query cop { __typename(a: }']) {
      const { text } = await post(path, { query });
      expect(text).not.toMatch(/tracing|exception|stacktrace|node_modules/i);
    }
  });
});

test('the same scanner finds a field, introspection, suggestions and an IDE in development', async () => {
  const dataOf = async (query: string) => (await post('/graphql', { query }, inDevelopment)).json?.data;
  expect(await dataOf('query cop { __typename }')).toEqual({ __typename: 'Query' });
  expect(await dataOf(INTROSPECTION)).toHaveProperty('__schema.types');
  expect((await post('/graphql', { query: '{ genre }' }, inDevelopment)).text).toContain('Did you mean');
  expect((await ask('/graphiql', { headers: { accept: 'text/html' } }, inDevelopment)).text).toMatch(/graphiql/i);
});
