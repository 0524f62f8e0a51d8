import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import { SHARED_BY_WATCHERS } from '../../src/graphql/shared-answers.ts';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { SocketServer } from '../support/socket-server.ts';

const EVENTS = 100;
/** So large that the system keeps only some of them for a client that does not read. */
const MEGABYTE = 'x'.repeat(1_000_000);

interface Event {
  number: number;
}
const watchers: Watcher<Event>[] = [];
const Event = new GraphQLObjectType({
  name: 'Event',
  fields: { number: { type: GraphQLInt }, text: { type: GraphQLString, resolve: () => MEGABYTE } },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      events: {
        type: Event,
        extensions: { ...SHARED_BY_WATCHERS },
        resolve: (event: Event) => event,
        subscribe: () => {
          const watcher = new Watcher<Event>({ merge: (_, later) => [later], onClose: () => undefined });
          watchers.push(watcher);
          return watcher;
        },
      },
    },
  }),
});

test('a client that stops reading is sent one merged event later, and the others every event meanwhile', async () => {
  await using server = await SocketServer.start(schema);
  await using slow = await RawSocket.connect(server.url);
  await using quick = await RawSocket.connect(server.url);
  for (const socket of [slow, quick])
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { events { number text } }' } });
  await expect.poll(() => watchers.length).toBe(2);

  slow.pause();
  for (let number = 1; number <= EVENTS; number++) {
    for (const watcher of watchers) watcher.offer({ number });
    await quick.until((message) => numberOf(message) === number);
  }
  slow.resume();
  await slow.until((message) => numberOf(message) === EVENTS);
  const numbers = slow.received.flatMap((message) => numberOf(message) ?? []);
  expect(numbers.length).toBeLessThan(EVENTS / 2);
  // The first ones, which the system kept, and then only the last.
  expect(numbers).toEqual([...numbers.slice(0, -1).map((_, index) => index + 1), EVENTS]);
});

function numberOf({ payload }: { payload?: unknown }): number | undefined {
  return (payload as { data?: { events: Event } } | undefined)?.data?.events.number;
}
