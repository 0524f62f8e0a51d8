import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { SHARED_BY_WATCHERS } from '../../src/graphql/shared-answers.ts';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import { SOCKET_LIMITS } from '../../src/server/socket-limits.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { SocketServer } from '../support/socket-server.ts';

const EVENTS = 100;
/** So large that the system keeps only some of them for a client that does not read. */
const MEGABYTE = 'x'.repeat(1_000_000);

interface Event {
  number: number;
}
const watchers: Watcher<Event>[] = [];
/** How many of them were closed. */
let closed = 0;
/** How many large texts were put into answers. */
let answered = 0;
const Event = new GraphQLObjectType({
  name: 'Event',
  fields: {
    number: { type: GraphQLInt },
    text: {
      type: GraphQLString,
      resolve: () => {
        answered++;
        return MEGABYTE;
      },
    },
  },
});

const subscribe = () => {
  const watcher = new Watcher<Event>({ merge: (_, later) => [later], onClose: () => void closed++ });
  watchers.push(watcher);
  return watcher;
};
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      events: {
        type: Event,
        extensions: { ...SHARED_BY_WATCHERS },
        resolve: (event: Event) => event,
        subscribe,
      },
      // Answered for each watcher anew.
      ownEvents: { type: Event, resolve: (event: Event) => event, subscribe },
    },
  }),
});

beforeEach(() => {
  watchers.length = 0;
  closed = 0;
  answered = 0;
});

function watch(socket: RawSocket, id: string, field = 'events'): void {
  socket.send({ id, type: 'subscribe', payload: { query: `subscription { events: ${field} { number text } }` } });
}

test('a client that stops reading is sent one merged event later, and the others every event meanwhile', async () => {
  await using server = await SocketServer.start(schema);
  await using slow = await RawSocket.connect(server.url);
  await using quick = await RawSocket.connect(server.url);
  for (const socket of [slow, quick]) watch(socket, '1');
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

test('a client that does not read has answers made for one of its subscriptions, and for all once it reads', async () => {
  await using server = await SocketServer.start(schema);
  await using socket = await RawSocket.connect(server.url);
  for (let id = 1; id <= 20; id++) watch(socket, String(id), 'ownEvents');
  await expect.poll(() => watchers.length).toBe(20);
  socket.pause();
  for (let number = 1; number <= 3; number++) {
    for (const watcher of watchers) watcher.offer({ number });
    await nothingMoreIsAnswered();
  }
  // What the system keeps for it, and one.
  expect(answered).toBeLessThan(15);
  socket.resume();
  for (let id = 1; id <= 20; id++)
    await socket.until((message) => message.id === String(id) && numberOf(message) === 3);
  // The first and the last for each: what came between was merged.
  expect(answered).toBeLessThanOrEqual(45);
});

describe('a client that does not read is cut', () => {
  test('when it goes on to send what is replied to', async () => {
    await using server = await SocketServer.start(schema);
    await using socket = await RawSocket.connect(server.url);
    await block(socket);
    const ping = { type: 'ping', payload: { text: 'x'.repeat(60_000) } };
    for (let count = 0; count < 4; count++) socket.send(ping);
    await sleep(500);
    expect(closed).toBe(0);
    socket.send(ping);
    await expect.poll(() => closed).toBe(1);
  });

  test('after a minute, though it answers pings', async () => {
    const usual = SOCKET_LIMITS.blockedMs;
    SOCKET_LIMITS.blockedMs = 1000;
    await using server = await SocketServer.start(schema);
    await using socket = await RawSocket.connect(server.url);
    await using reading = await RawSocket.connect(server.url);
    const pongs = setInterval(() => socket.pong(), 500);
    try {
      watch(reading, '1');
      await expect.poll(() => watchers.length).toBe(1);
      await block(socket);
      await expect.poll(() => closed, { timeout: 10_000 }).toBe(1);
      reading.send({ type: 'ping' });
      await reading.until(({ type }) => type === 'pong');
    } finally {
      clearInterval(pongs);
      SOCKET_LIMITS.blockedMs = usual;
    }
  });
});

/** Until the system keeps no more for it. */
async function block(socket: RawSocket): Promise<void> {
  const others = watchers.length;
  watch(socket, '1', 'ownEvents');
  await expect.poll(() => watchers.length).toBe(others + 1);
  socket.pause();
  for (let number = 1; number <= 15; number++) {
    watchers.at(-1)?.offer({ number });
    await nothingMoreIsAnswered();
  }
  expect(answered).toBeLessThan(15);
}

/** Answers under way are made and sent, as far as the clients take them. */
async function nothingMoreIsAnswered(): Promise<void> {
  for (let known = -1; known !== answered;) {
    known = answered;
    await sleep(100);
  }
}

function numberOf({ payload }: { payload?: unknown }): number | undefined {
  return (payload as { data?: { events: Event } } | undefined)?.data?.events.number;
}
