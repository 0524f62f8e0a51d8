import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import type { GraphQLClient } from '../support/client.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Field, mutations, queries, subscriptions } from './built-schema.ts';

/** A value of a client that no answer and no line of the log may have, also in parts. */
const SECRET = 'c4n4ry';

let testApp: TestApp;
let buyer: GraphQLClient;
const lines = new PassThrough();
let logged = '';
lines.on('data', (line: Buffer) => (logged += line.toString()));
beforeAll(async () => {
  testApp = await startTestApp('embedded', { overrides: { logger: createLogger('trace', lines) } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(() => {
  logged = '';
});
afterAll(() => testApp[Symbol.asyncDispose]());

const url = () => `${buyer.url}/graphql`;
const json = { 'content-type': 'application/json', 'apollo-require-preflight': 'yes' };

/** The answer over HTTP, with its headers. */
async function answerTo(init: RequestInit & { query?: string }): Promise<string> {
  const { query = '', ...rest } = init;
  const response = await fetch(`${url()}${query}`, { method: 'POST', ...rest });
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}

/** The answer over HTTP, POST and GET, and over a WebSocket. */
async function answers(payload: { query: string; variables?: object; operationName?: string }): Promise<string[]> {
  const headers = { ...json, authorization: `Bearer ${buyer.token}` };
  const { variables = {}, ...texts } = payload;
  const search = new URLSearchParams({ ...texts, variables: JSON.stringify(variables) });
  await using socket = await RawSocket.connect(buyer.url, buyer.token);
  return [
    await answerTo({ headers, body: JSON.stringify(payload) }),
    await answerTo({ headers, method: 'GET', query: `?${search.toString()}` }),
    JSON.stringify(await socket.ask({ ...texts, variables: variables as Record<string, unknown> })),
  ];
}

const selection = (field: Field, given: string) =>
  `${field.name}(${given})${'getFields' in namedType(field.type) || 'getTypes' in namedType(field.type) ? ' { __typename }' : ''}`;
const namedType = (type: unknown): object =>
  typeof type === 'object' && type !== null && 'ofType' in type ? namedType(type.ofType) : (type as object);

const operations = [
  ...queries.map((field) => ['query', field] as const),
  ...mutations.map((field) => ['mutation', field] as const),
  ...subscriptions.map((field) => ['subscription', field] as const),
].filter(([, { args }]) => args.length > 0);

/** A value of the type, right and wrong by chance, in which every text has the secret. */
function anyValue(type: GraphQLInputType): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom<unknown>(
    SECRET,
    [SECRET],
    { [SECRET]: SECRET },
    { [`${SECRET}?`]: 1 },
    null,
    1.5,
    true,
    {},
  );
  const right = (inner: GraphQLInputType): fc.Arbitrary<unknown> => {
    if (isNonNullType(inner)) return anyValue(inner.ofType);
    if (isListType(inner)) return fc.array(anyValue(inner.ofType), { maxLength: 3 });
    if (isEnumType(inner)) return fc.constantFrom(...inner.getValues().map(({ name }) => name));
    if (!isInputObjectType(inner)) return fc.constantFrom<unknown>(SECRET, `${SECRET}@example.com`, 1);
    const fields = Object.values(inner.getFields());
    const requiredKeys = fields.filter(isRequiredInputField).map(({ name }) => name);
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, anyValue(field.type)])), { requiredKeys });
  };
  return fc.oneof({ weight: 6, arbitrary: right(type) }, { weight: 1, arbitrary: wrong });
}

/** As it is written in a document. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, inner]) => `${name.replaceAll(/\W|c4n4ry/g, 'x')}: ${literal(inner)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

describe('no value of the client is in an answer or in the log', () => {
  test.each(operations.map(([kind, field]) => [`${kind} ${field.name}`, kind, field] as const))(
    'of the %s',
    async (_, kind, field) => {
      const defined = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
      const values = fc.record(Object.fromEntries(field.args.map(({ name, type }) => [name, anyValue(type)])));
      await fc.assert(
        fc.asyncProperty(values, async (variables) => {
          const written = field.args.map(({ name }) => `${name}: ${literal(variables[name])}`).join(', ');
          const told = [
            ...(await answers({ query: `${kind} (${defined}) { ${selection(field, passed)} }`, variables })),
            ...(await answers({ query: `${kind} { ${selection(field, written)} }` })),
          ];
          for (const answer of told) expect(answer).not.toContain(SECRET);
        }),
        { numRuns: 12, seed: 2026 },
      );
      expect(logged).not.toContain(SECRET);
    },
  );

  test.each<[string, { query: string; variables?: object; operationName?: string }]>([
    ['an operationName', { query: 'query A { genres } query B { genres }', operationName: SECRET }],
    ['a variable that is not defined', { query: '{ genres }', variables: { [SECRET]: SECRET } }],
    ['a value of a directive', { query: `query ($a: Boolean!) { genres @include(if: $a) }`, variables: { a: SECRET } }],
    ['a literal of a directive', { query: `{ genres @skip(if: "${SECRET}") }` }],
    ['a default', { query: `query ($a: Int = "${SECRET}") { cinemas(first: $a) { totalCount } }` }],
    ['an enum', { query: `{ showings(orderBy: ${SECRET}) { totalCount } }` }],
    ['a number', { query: `{ cinemas(first: 8675309867530986753098675309) { totalCount } }` }],
    [
      'a value within a list with a variable',
      {
        query: `query ($a: String) { movies(filter: { genres: ["${SECRET}", $a], age: "${SECRET}" }) { totalCount } }`,
      },
    ],
    ['a text without its end', { query: `{ movie(id: "${SECRET}) { id } }` }],
    ['a name where none can be', { query: `{ movie(id: "1" ${SECRET} "${SECRET}") { id } }` }],
    ['a text where none can be', { query: `{ movie("${SECRET}") { id } }` }],
    ['a text of several lines', { query: `{ movie(id: """${SECRET}""" "${SECRET}") { id } } """${SECRET}"""` }],
    ['an escape', { query: `{ movie(id: "\\${SECRET}") { id } }` }],
    ['no document at all', { query: SECRET }],
    ['a cursor', { query: `{ movies(after: "${SECRET}") { totalCount } }` }],
  ])('of %s', async (_, payload) => {
    for (const answer of await answers(payload)) {
      expect(answer).not.toContain(SECRET);
      expect(answer).not.toContain('8675309');
    }
    expect(logged).not.toContain(SECRET);
  });

  test.each<[string, RequestInit & { query?: string }]>([
    ['a body that is no JSON', { headers: json, body: SECRET }],
    ['a body that ends too early', { headers: json, body: `{"query":"${SECRET}` }],
    ['a body that is a text', { headers: json, body: `"${SECRET}"` }],
    ['a body that is a list', { headers: json, body: `[{"query":"${SECRET}"}]` }],
    ['a body with __proto__', { headers: json, body: `{"__proto__":"${SECRET}"}` }],
    ['variables that are a text', { headers: json, body: `{"query":"{genres}","variables":"${SECRET}"}` }],
    [
      'extensions',
      { headers: json, body: `{"query":"{genres}","extensions":{"persistedQuery":{"version":"${SECRET}"}}}` },
    ],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `query=${SECRET}` }],
    ['a content type', { headers: { 'content-type': `text/${SECRET}` }, body: '{}' }],
    ['a header', { headers: { ...json, authorization: `Bearer ${SECRET}` }, body: '{"query":"{me{id}}"}' }],
    ['Accept', { headers: { ...json, accept: `text/${SECRET}` }, body: '{"query":"{genres}"}' }],
    ['an address', { query: `/${SECRET}` }],
    ['an address that cannot be decoded', { query: `/${SECRET}/%ff%` }],
    ['variables in an address', { method: 'GET', headers: json, query: `?query={genres}&variables=${SECRET}` }],
    ['a parameter twice', { method: 'GET', headers: json, query: `?query=${SECRET}&query=${SECRET}` }],
    ['another method', { method: 'DELETE', query: `?query=${SECRET}` }],
  ])('of a request with %s', async (_, init) => {
    expect(await answerTo(init)).not.toContain(SECRET);
    expect(logged).not.toContain(SECRET);
  });

  test.each([
    ['no JSON', SECRET],
    ['an unknown type', { type: SECRET }],
    ['a payload that is a text', { type: 'connection_init', payload: SECRET }],
    ['a bad token', { type: 'connection_init', payload: { authorization: SECRET } }],
    ['the same id twice', { id: SECRET, type: 'subscribe', payload: { query: '{' } }],
  ])('of a socket that sends %s', async (_, message) => {
    await using socket = await RawSocket.open(buyer.url);
    if (typeof message === 'object' && message.type === 'subscribe') {
      socket.send({ type: 'connection_init' });
      await socket.until(({ type }) => type === 'connection_ack');
      socket.send(message);
    }
    socket.send(message);
    const { reason } = await socket.closed;
    expect(reason).not.toContain(SECRET);
    expect(logged).not.toContain(SECRET);
  });
});

test('these tests see the log', () => {
  testApp.app.services.logger.debug('a line');
  expect(logged).toContain('a line');
});

test('the address that is taken already is not repeated', async () => {
  const input = `{ email: "${SECRET}@example.com", password: "difference engine", name: "A" }`;
  const query = `mutation { register(input: ${input}) { errors { __typename message } } }`;
  await testApp.client.send(query);
  expect(await testApp.client.send(query)).toEqual({
    data: {
      register: {
        errors: [{ __typename: 'EmailTaken', message: 'There is an account with this e-mail address already.' }],
      },
    },
  });
});
