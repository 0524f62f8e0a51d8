import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readFrontEnd } from '../../scripts/front-end-documents.ts';
import { documentIdOf } from '../../src/platform/document-manifest.ts';
import { Resources } from '../../src/platform/resources.ts';
import { schema } from '../graphql/built-schema.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, SeatAvailability } from '../support/operations.ts';
import { errorsIn, RawSocket, type SubscribePayload } from '../support/raw-socket.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const OPERATIONS = path.resolve(import.meta.dirname, '../support/operations.ts');
const Genres = 'query Genres {\n  genres\n}';
const NOT_REGISTERED = 'This server answers registered documents only, and this is none of them.';

const resources = new Resources();
let file: string;
let idOf: (name: string) => string;
let testApp: TestApp;
let showing: MadeShowing;
let token: string;
beforeAll(async () => {
  file = path.join(resources.use(await temporaryDirectory()).path, 'documents.json');
  // What the script collects from the operations of these tests, as Apollo Client sends them.
  const { documents, problems } = await readFrontEnd([OPERATIONS], { schema, typenames: true });
  expect(problems).toEqual([]);
  idOf = (name) => documentIdOf(documents.find((document) => document.name === name)?.text ?? '');
  await writeManifest([...documents.map(({ text }) => text), Genres]);
  testApp = resources.use(await startTestApp('embedded', { settings: { TRUSTED_DOCUMENTS: file } }));
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  token = (await testApp.newAccount()).client.token ?? '';
});
afterAll(() => resources[Symbol.asyncDispose]());

async function writeManifest(texts: readonly string[], to = file): Promise<void> {
  await writeFile(to, JSON.stringify(Object.fromEntries(texts.map((text) => [documentIdOf(text), text]))));
}

interface Reply {
  data?: unknown;
  errors?: { message: string; extensions: { code: string } }[];
}

const headers = { 'content-type': 'application/json', 'apollo-require-preflight': 'yes' };

async function post(body: object, to = testApp): Promise<Reply> {
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await (await fetch(`${to.client.url}/graphql`, init)).json()) as Reply;
}

async function get(parameters: Record<string, string>, to = testApp): Promise<Reply> {
  const search = new URLSearchParams(parameters).toString();
  return (await (await fetch(`${to.client.url}/graphql?${search}`, { headers })).json()) as Reply;
}

async function subscribe(payload: object, to = testApp) {
  await using socket = await RawSocket.connect(to.client.url);
  return await socket.ask(payload as SubscribePayload);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const withHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe('over HTTP', () => {
  const answer = { data: { genres: ['Drama'] } };

  test.each<[string, () => Promise<Reply>]>([
    ['its id', () => post({ documentId: documentIdOf(Genres) })],
    ['its hash, as Apollo Client sends it', () => post(withHash(hashOf(Genres)))],
    ['its text', () => post({ query: Genres })],
    ['its text and its id', () => post({ query: Genres, documentId: documentIdOf(Genres) })],
    ['its text and its hash', () => post({ query: Genres, ...withHash(hashOf(Genres)) })],
    ['its id, by GET', () => get({ documentId: documentIdOf(Genres) })],
    ['its hash, by GET', () => get({ extensions: JSON.stringify(withHash(hashOf(Genres)).extensions) })],
    ['its text, by GET', () => get({ query: Genres })],
    ['its text with other white space', () => post({ query: '\n  query Genres { genres, }' })],
  ])('a registered document is answered by %s', async (_, ask) => {
    expect(await ask()).toEqual(answer);
  });

  test.each<[string, () => Promise<Reply>]>([
    ['a text that is not registered', () => post({ query: '{ genres }' })],
    ['a text that is no GraphQL', () => post({ query: '{'.repeat(1000) })],
    ['a registered text with a field more', () => post({ query: 'query Genres { genres __typename }' })],
    ['another id', () => post({ documentId: documentIdOf('{ genres }') })],
    ['an id that is no text', () => post({ documentId: { id: documentIdOf(Genres) } })],
    ['a name that every object has', () => post({ documentId: 'constructor' })],
    ['another hash', () => post(withHash(hashOf('{ genres }')))],
    ['a text that is not registered, by GET', () => get({ query: '{ genres }' })],
    ['another id, by GET', () => get({ documentId: 'sha256:0' })],
    ['another hash, by GET', () => get({ extensions: JSON.stringify(withHash('0').extensions) })],
  ])('%s is refused', async (_, ask) => {
    expect(await ask()).toEqual({ errors: [{ message: NOT_REGISTERED, extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('fragments may come in any order, and __typename may be left out, but not added', async () => {
    const operation = 'query Q { movies(first: 1) { nodes { ...A __typename } __typename } }';
    const fragments = ['fragment A on Movie { id ...B __typename }', 'fragment B on Movie { title __typename }'];
    await writeManifest([[operation, ...fragments].join('\n\n')], `${file}.fragments`);
    const app = resources.use(await startTestApp('embedded', { settings: { TRUSTED_DOCUMENTS: `${file}.fragments` } }));
    const without = (text: string) => text.replaceAll('__typename', '');
    for (const query of [
      [operation, ...fragments.toReversed()].join('\n'),
      [...fragments, operation].join('\n\n'),
      without([operation, ...fragments].join('\n')),
      [without(operation), ...fragments].join('\n'),
    ])
      expect(await post({ query }, app)).toEqual({ data: { movies: { nodes: [], __typename: 'MovieConnection' } } });
  });

  test('a text that is not the one of its id is refused, though both are registered', async () => {
    const query = Genres;
    for (const reply of [
      await post({ query, documentId: idOf('HoldSeats') }),
      await get({ query, documentId: idOf('ReadHold') }),
    ])
      expect(reply.errors).toMatchObject([{ message: 'The query is not the document of this id.' }]);
  });

  test('an address with two queries runs none but a registered one', async () => {
    const [one, other] = [encodeURIComponent(Genres), encodeURIComponent('{ genres }')];
    const ask = async (search: string) =>
      (await (await fetch(`${testApp.client.url}/graphql?${search}`, { headers })).json()) as Reply;
    expect(await ask(`query=${one}&query=${other}`)).toEqual(answer);
    expect((await ask(`query=${other}&query=${one}`)).errors).toHaveLength(1);
    expect((await ask(`documentId=x&query=${other}`)).errors).toHaveLength(1);
  });

  test('a request without a document is refused as anywhere', async () => {
    for (const body of [{ variables: {} }, { query: null }, { query: [Genres] }, { extensions: null, query: '' }])
      expect((await post(body)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('a mutation by GET is refused, and a page of another site cannot send any document', async () => {
    const search = new URLSearchParams({ documentId: idOf('HoldSeats') }).toString();
    expect((await fetch(`${testApp.client.url}/graphql?${search}`, { headers })).status).toBe(405);
    const query = new URLSearchParams({ documentId: documentIdOf(Genres) }).toString();
    expect((await fetch(`${testApp.client.url}/graphql?${query}`)).status).toBe(400);
  });

  test('a document that is not registered is not parsed', async () => {
    const answered = await post({ query: Genres });
    const bomb = vi.spyOn(String.prototype, 'charCodeAt');
    await post({ query: '#'.repeat(15_000) });
    // The body is looked at once, for its depth; the parser would look at each character again.
    expect(bomb.mock.calls.length).toBeLessThan(20_000);
    bomb.mockRestore();
    expect(answered).toEqual(answer);
  });
});

describe('over a WebSocket', () => {
  const variables = () => ({ showingId: showing.showingId });

  test.each<[string, () => object]>([
    ['its id', () => ({ query: '', documentId: idOf('SeatAvailability') })],
    ['its hash', () => ({ query: '', ...withHash(idOf('SeatAvailability').replace('sha256:', '')) })],
  ])('a registered subscription is answered by %s', async (_, payload) => {
    const answer = await subscribe({ ...payload(), variables: variables() });
    expect(answer).toMatchObject({
      type: 'next',
      payload: { data: { seatAvailability: { __typename: 'SeatSnapshot' } } },
    });
  });

  test.each<[string, () => object]>([
    [
      'another text',
      () => ({ query: `subscription { seatAvailability(showingId: "${showing.showingId}") { __typename } }` }),
    ],
    ['another id', () => ({ query: '', documentId: 'sha256:0' })],
  ])('%s is refused', async (_, payload) => {
    expect(errorsIn(await subscribe({ ...payload(), variables: variables() }))).toEqual([
      { message: NOT_REGISTERED, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('without TRUSTED_DOCUMENTS', () => {
  test('a documentId is refused, over HTTP and over a WebSocket', async () => {
    await using open = await startTestApp('embedded');
    const errors = [
      {
        message: 'This server knows no documents by an id: send the query.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ];
    const documentId = documentIdOf(Genres);
    expect(await post({ documentId }, open)).toEqual({ errors });
    expect(await post({ documentId, query: Genres }, open)).toEqual({ errors });
    expect(await get({ documentId }, open)).toEqual({ errors });
    expect(errorsIn(await subscribe({ documentId, query: '' }, open))).toEqual(errors);
    expect(await post({ documentId: null, query: '{ genres }' }, open)).toEqual({ data: { genres: [] } });
  });
});

test('a front end with Apollo Client sends hashes and texts, and gets its answers', async () => {
  const { url } = testApp.client;
  const sent: string[] = [];
  const http = new HttpLink({
    uri: `${url}/graphql`,
    headers: { authorization: `Bearer ${token}` },
    fetch: (address, init) => {
      sent.push(init?.body as string);
      return fetch(address, init);
    },
  });
  const sockets = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const cache = () =>
    new InMemoryCache({ possibleTypes: { SeatAvailabilityEvent: ['SeatSnapshot', 'SeatDelta', 'ShowingChanged'] } });
  const watching = new ApolloClient({ link: new GraphQLWsLink(sockets), cache: cache() });
  const events: unknown[] = [];
  watching
    .subscribe({ query: SeatAvailability, variables: { showingId: showing.showingId } })
    .subscribe(({ data, error }) => events.push(data?.seatAvailability ?? error));
  await expect.poll(() => events.length, { timeout: 10_000 }).toBe(1);

  for (const [index, link] of [new PersistedQueryLink({ sha256: hashOf }).concat(http), http].entries()) {
    const client = new ApolloClient({ link, cache: cache() });
    const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(index, index + 1) };
    const { data } = await client.mutate({ mutation: HoldSeats, variables: { input } });
    expect(data?.holdSeats).toMatchObject({ errors: [], hold: { __typename: 'Hold' } });
    client.stop();
  }
  expect(sent.map((body) => Object.keys(JSON.parse(body) as object).sort())).toEqual(
    [
      ['extensions', 'operationName', 'variables'],
      ['operationName', 'query', 'variables'],
    ].map((keys) => expect.arrayContaining(keys) as string[]),
  );
  expect(sent[0]).not.toContain('"query"');
  await expect.poll(() => events.length, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(events[0]).toMatchObject({ __typename: 'SeatSnapshot' });
  watching.stop();
  await sockets.dispose();
});

describe('a start', () => {
  test('fails when a document does not fit the schema, is too large or is none, and names each', async () => {
    const wrong = path.join(path.dirname(file), 'wrong.json');
    const unfit = 'query Popcorn { popcorn }';
    const large = `query Large { ${'genres '.repeat(31)} }`;
    await writeManifest([Genres, unfit, large, 'none'], wrong);
    const failure: unknown = await startTestApp('embedded', { settings: { TRUSTED_DOCUMENTS: wrong } }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      problems: [
        `TRUSTED_DOCUMENTS: Popcorn, ${documentIdOf(unfit)}: Cannot query field "popcorn" on type "Query".`,
        `TRUSTED_DOCUMENTS: Large, ${documentIdOf(large)}: The operation is too large: more than 10 fields at the top.`,
        expect.stringMatching(/^TRUSTED_DOCUMENTS: a document, sha256:\w+: Syntax Error: Unexpected Name "none"\.$/),
      ],
    });
  });

  test.each([
    ['is not there', undefined, /^TRUSTED_DOCUMENTS: cannot be read: ENOENT/],
    ['is no JSON', '{', /^TRUSTED_DOCUMENTS: cannot be read: it is no JSON$/],
    ['is a list', '["query"]', /^TRUSTED_DOCUMENTS: must be a file of documents by their ids/],
    [
      'has a wrong id',
      '{"sha256:0":"query Genres { genres }"}',
      /^TRUSTED_DOCUMENTS: sha256:0 is not the hash of its document$/,
    ],
  ])('fails with a file that %s', async (_, content, message) => {
    const wrong = path.join(path.dirname(file), 'broken.json');
    if (content !== undefined) await writeFile(wrong, content);
    const failure: unknown = await startTestApp('embedded', { settings: { TRUSTED_DOCUMENTS: wrong } }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ problems: [expect.stringMatching(message)] });
  });
});
