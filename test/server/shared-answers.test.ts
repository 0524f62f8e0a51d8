import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { stringifyMessage, MessageType } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../../src/graphql/context.ts';
import { SHARED_BY_WATCHERS } from '../../src/graphql/shared-answers.ts';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import { Resources } from '../../src/platform/resources.ts';
import { schema as rowlockSchema } from '../graphql/built-schema.ts';
import { RawSocket, type SubscribePayload } from '../support/raw-socket.ts';
import { SocketServer } from '../support/socket-server.ts';

interface Event {
  number: number;
}

const watchers = new Set<Watcher<Event>>();
let executions = 0;

function watch(): Watcher<Event> {
  const watcher = new Watcher<Event>({ merge: (_, later) => [later], onClose: (closed) => watchers.delete(closed) });
  watchers.add(watcher);
  return watcher;
}

/** To all watchers, as a feed does: the same object. */
function offer(event: Event): void {
  for (const watcher of watchers) watcher.offer(event);
}

const News = new GraphQLObjectType({
  name: 'News',
  fields: {
    number: { type: GraphQLInt },
    reader: {
      type: GraphQLString,
      resolve: (_event, _args, { identity }: RequestContext) => identity?.accountId ?? null,
    },
    text: { type: GraphQLString, args: { of: { type: GraphQLInt } }, resolve: () => '"\u2028é🎬' },
    fails: {
      type: new GraphQLNonNull(GraphQLInt),
      resolve: () => {
        throw new Error('secret');
      },
    },
  },
});

function news(extensions: object) {
  const resolve = (event: Event) => {
    executions++;
    return event;
  };
  return { type: News, args: { of: { type: GraphQLInt } }, extensions: { ...extensions }, subscribe: watch, resolve };
}

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: { shared: news(SHARED_BY_WATCHERS), own: news({}) },
  }),
});

let server: SocketServer;
beforeAll(async () => {
  server = await SocketServer.start(schema, (accountId) => ({
    accountId,
    expiresAt: new Date(Date.now() + 60_000),
  }));
});
beforeEach(() => {
  executions = 0;
});
afterAll(() => server[Symbol.asyncDispose]());

/** One event to a watcher for each payload, on a socket of its own. What each was sent, and how often it was executed. */
async function answers(payloads: readonly SubscribePayload[], tokens: readonly string[] = []): Promise<unknown[]> {
  await using sockets = new Resources();
  const opened = await Promise.all(payloads.map((_, index) => RawSocket.connect(server.url, tokens[index])));
  for (const socket of opened) sockets.use(socket);
  opened.forEach((socket, index) => socket.send({ id: 'a', type: 'subscribe', payload: payloads[index] }));
  await expect.poll(() => watchers.size).toBe(payloads.length);
  offer({ number: 1 });
  const messages = await Promise.all(opened.map((socket) => socket.until(({ type }) => type === 'next')));
  return messages.map(({ payload }) => payload);
}

const SHARED: SubscribePayload = { query: 'subscription ($of: Int) { shared(of: $of) { number } }' };

test('an event is executed once for all watchers with the same operation and variables', async () => {
  const payload = { ...SHARED, variables: { of: 1 } };
  expect(await answers(Array.from({ length: 20 }, () => payload))).toEqual(
    Array.from({ length: 20 }, () => ({ data: { shared: { number: 1 } } })),
  );
  expect(executions).toBe(1);
});

test.each<[string, SubscribePayload[]]>([
  ['another text', [SHARED, { query: SHARED.query.replace('number', 'n: number') }]],
  ['other variables', [{ ...SHARED, variables: { of: 1 } }, { ...SHARED, variables: { of: 2 } }, SHARED]],
  [
    'another operation of the same text',
    ['A', 'B'].map((operationName) => ({
      query: 'subscription A { shared { number } } subscription B { shared { text } }',
      operationName,
    })),
  ],
  [
    'a field that is not marked',
    [{ query: '{ own { number } }' }, { query: '{ own { number } }' }].map(asSubscription),
  ],
])('it is not shared with watchers of %s', async (_, payloads) => {
  await answers(payloads);
  expect(executions).toBe(payloads.length);
});

function asSubscription({ query }: SubscribePayload): SubscribePayload {
  return { query: `subscription ${query}` };
}

test('a shared answer has no identity, not even that of the first watcher; one that is not shared has that of its watcher', async () => {
  const readers = (field: string) =>
    answers(
      ['alice', 'bob', 'carol'].map(() => ({ query: `subscription { ${field} { reader } }` })),
      ['alice', 'bob', 'carol'],
    );
  expect(await readers('shared')).toEqual(Array.from({ length: 3 }, () => ({ data: { shared: { reader: null } } })));
  expect(await readers('own')).toEqual(['alice', 'bob', 'carol'].map((reader) => ({ data: { own: { reader } } })));
});

test('an error in a shared answer is masked, and all watchers get it', async () => {
  const got = await answers(Array.from({ length: 3 }, () => ({ query: 'subscription { shared { fails } }' })));
  for (const payload of got)
    expect(payload).toMatchObject({ data: { shared: null }, errors: [{ message: 'Internal server error' }] });
  expect(JSON.stringify(got)).not.toContain('secret');
});

test.each(['1', '"', '\\', 'é🎬', '\u0000', '\ud800', 'x'.repeat(256)])(
  'a message is what graphql-ws itself would write for the id %j',
  async (id) => {
    await using socket = await RawSocket.connect(server.url);
    const text = socket.nextText();
    socket.send({ id, type: 'subscribe', payload: { query: 'subscription { shared { text number } }' } });
    await expect.poll(() => watchers.size).toBe(1);
    offer({ number: 7 });
    const payload = { data: { shared: { text: '"\u2028é🎬', number: 7 } } };
    expect(await text).toBe(stringifyMessage({ id, type: MessageType.Next, payload }));
  },
);

test('of the fields of Subscription only seatAvailability is shared', () => {
  const fields = Object.values(rowlockSchema.getSubscriptionType()?.getFields() ?? {});
  const shared = fields.filter(({ extensions }) => extensions['sharedByWatchers'] === true);
  expect(fields.map(({ name }) => name)).toContain('bookingUpdated');
  expect(shared.map(({ name }) => name)).toEqual(['seatAvailability']);
});
