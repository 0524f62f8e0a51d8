import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { showsSchema } from '../../src/platform/shows-schema.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { JWT_SECRET, startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let shown: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { INTROSPECTION: '' } });
  shown = await startTestApp('embedded', { settings: { INTROSPECTION: 'on' } });
});
afterAll(async () => {
  await testApp[Symbol.asyncDispose]();
  await shown[Symbol.asyncDispose]();
});

/** The errors, each as in "CODE: message". */
type Ask = (to: TestApp, query: string, variables?: Record<string, unknown>) => Promise<string[]>;

const codeAndMessage = ({ message, extensions }: { message: string; extensions: { code: string } }) =>
  `${extensions.code}: ${message}`;

const overHttp: Ask = async ({ client }, query, variables) =>
  ((await client.send(query, variables)).errors ?? []).map(codeAndMessage);

const overWebSocket: Ask = async ({ client }, query, variables) => {
  await using socket = await RawSocket.connect(client.url);
  return (errorsIn(await socket.ask({ query, ...(variables && { variables }) })) ?? []).map(codeAndMessage);
};

describe.each([
  ['HTTP', overHttp],
  ['a WebSocket', overWebSocket],
])('over %s', (_, ask) => {
  test.each([
    ['the whole schema', getIntrospectionQuery()],
    ['a type', '{ __type(name: "Account") { name } }'],
    ['a type, under another name', '{ genres a: __type(name: "Account") { name } }'],
    ['the schema, in a fragment', '{ ...F } fragment F on Query { ... { __schema { types { name } } } }'],
    ['the schema, with a mistake in it', '{ __schema { directive } }'],
    ['the schema, in a subscription', 'subscription { __schema { types { name } } }'],
  ])('a question for %s is refused with one error', async (__, query) => {
    expect(await ask(testApp, query)).toEqual(['GRAPHQL_VALIDATION_FAILED: Introspection is off on this server.']);
  });

  const Hold = 'mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { errors { path } } }';
  const Register = 'mutation ($input: RegisterInput!) { register(input: $input) { errors { path } } }';
  test.each<[string, string, Record<string, unknown>?]>([
    ['a field', '{ genre }'],
    ['a field of another type of its union', 'subscription { seatAvailability(showingId: "1") { seats { id } } }'],
    ['an argument', '{ movie(idd: "1") { id } }'],
    ['a type', 'fragment F on Movies { id } { movie(id: "1") { ...F } }'],
    ['a field without its own fields', '{ movie(id: "1") }'],
    ['a field of an input', 'mutation { holdSeats(input: { showingID: "1", seatIds: [] }) { errors { path } } }'],
    ['an enum value', '{ showings(orderBy: STARTS_AT_ASCENDING) { totalCount } }'],
    ['a field of an input, in a variable', Hold, { input: { showingID: '1', showingId: '1', seatIds: [] } }],
    ['a key of a variable that is like two fields', Register, { input: { names: 1, emails: 1 } }],
  ])('no name is suggested for %s that does not exist', async (__, query, variables) => {
    const errors = await ask(testApp, query, variables);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).not.toContain('Did you mean');
  });

  test('with the schema shown, names are suggested', async () => {
    expect(await ask(shown, '{ genre }')).toEqual([expect.stringMatching(/Did you mean "genres"\?$/)]);
  });
});

test('__typename is answered', async () => {
  expect(await testApp.client.send('{ __typename movies(first: 1) { __typename } }')).toEqual({
    data: { __typename: 'Query', movies: { __typename: 'MovieConnection' } },
  });
});

test.each(['/graphiql', '/reference', '/schema.graphql'])(
  'there is no %s, and the page at / has no link to it',
  async (path) => {
    const page = async (place: string) => {
      const response = await fetch(`${testApp.client.url}${place}`);
      return { status: response.status, text: await response.text() };
    };
    expect((await page(path)).status).toBe(404);
    expect(await page('/')).toEqual({ status: 200, text: expect.not.stringContaining(path) as string });
  },
);

test.each([
  ['is shown with the embedded PostgreSQL', {}, true],
  ['is hidden with a database of one’s own', { DATABASE_URL: 'postgres://x/y', JWT_SECRET }, false],
  [
    'is shown there when INTROSPECTION says so',
    { DATABASE_URL: 'postgres://x/y', JWT_SECRET, INTROSPECTION: 'on' },
    true,
  ],
  ['is hidden with INTROSPECTION=off', { INTROSPECTION: 'off' }, false],
])('the schema %s', (_, environment, expected) => {
  expect(showsSchema(readConfig(environment))).toBe(expected);
});
