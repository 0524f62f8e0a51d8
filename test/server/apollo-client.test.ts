import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { SeatAvailabilitySubscription } from '../generated/graphql.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, ReleaseHold, SeatAvailability } from '../support/operations.ts';
import { createAccount, startTestApp, type TestApp } from '../support/test-app.ts';

/** On a busy machine too. */
const PATIENTLY = { timeout: 10_000 };

const possibleTypes = { SeatAvailabilityEvent: ['SeatSnapshot', 'SeatDelta', 'ShowingChanged'] };

/** As a front end with Apollo Client has it: one socket for subscriptions, HTTP for the rest. */
class ApolloFrontEnd implements AsyncDisposable {
  readonly client: ApolloClient;
  readonly #sockets: ReturnType<typeof createClient>;
  opened = 0;

  constructor(url: string, token: string) {
    this.#sockets = createClient({
      ...{ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 },
      on: { opened: () => this.opened++ },
    });
    const link = ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(this.#sockets),
      new HttpLink({ uri: `${url}/graphql`, headers: { authorization: `Bearer ${token}` } }),
    );
    // Two watchers of a showing would share one subscription otherwise.
    this.client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }), queryDeduplication: false });
  }

  watch(showingId: string): Watched {
    const watched: Watched = { events: [], end: undefined, leave: () => subscription.unsubscribe() };
    const subscription = this.client.subscribe({ query: SeatAvailability, variables: { showingId } }).subscribe({
      next: ({ data, error }) => {
        if (data) watched.events.push(data.seatAvailability);
        if (error) watched.failure = error;
      },
      error: (error: unknown) => Object.assign(watched, { failure: error, end: 'failed' }),
      complete: () => (watched.end = 'completed'),
    });
    return watched;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.stop();
    await this.#sockets.dispose();
  }
}

type SeatEvent = SeatAvailabilitySubscription['seatAvailability'];

interface Watched {
  events: SeatEvent[];
  failure?: unknown;
  end: 'completed' | 'failed' | undefined;
  leave(): void;
}

const ShowingSeats = graphql(`
  query ShowingSeats($id: ID!) {
    showing(id: $id) {
      id
      seats {
        id
        seatId
        status
        version
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
let token: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 4 });
  ({ token } = await createAccount(testApp.database));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** The states of the first seat, one after the other. */
function statesOf(seatId: string | undefined, events: readonly SeatEvent[]): [string, number][] {
  const seats = events.flatMap((event) => ('seats' in event ? event.seats : []));
  return seats.filter((seat) => seat.seatId === seatId).map(({ status, version }) => [status, version]);
}

test('a front end with Apollo Client gets the snapshot, then each change of its holds in order', async () => {
  await using frontEnd = new ApolloFrontEnd(testApp.client.url, token);
  const { client } = frontEnd;
  const { showingId, seatIds } = showing;
  const watchers = [frontEnd.watch(showingId), frontEnd.watch(showingId)];
  await expect.poll(() => watchers.every(({ events }) => events.length === 1), PATIENTLY).toBe(true);
  const snapshot = { __typename: 'SeatSnapshot', showingId, seats: seatIds.map((seatId) => ({ seatId })) };
  for (const { events } of watchers) expect(events).toMatchObject([snapshot]);

  const seen = () => watchers.map(({ events }) => statesOf(seatIds[0], events));
  const input = { showingId, seatIds: seatIds.slice(0, 2) };
  const expected: [string, number][] = [['AVAILABLE', 0]];
  for (let time = 0; time < 3; time++) {
    const held = await client.mutate({ mutation: HoldSeats, variables: { input } });
    const holdId = held.data?.holdSeats.hold?.id ?? '';
    expected.push(['HELD', expected.length]);
    await expect.poll(seen, PATIENTLY).toEqual([expected, expected]);
    await client.mutate({ mutation: ReleaseHold, variables: { holdId } });
    expected.push(['AVAILABLE', expected.length]);
    await expect.poll(seen, PATIENTLY).toEqual([expected, expected]);
  }
  const { data } = await client.query({
    query: ShowingSeats,
    variables: { id: showingId },
    fetchPolicy: 'network-only',
  });
  expect(data?.showing?.seats[0]).toMatchObject({ seatId: seatIds[0], status: 'AVAILABLE', version: 6 });
  expect(watchers.map(({ end, failure }) => [end, failure])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(frontEnd.opened).toBe(1);
});

test('a refused subscription fails alone: others of its socket go on', async () => {
  await using frontEnd = new ApolloFrontEnd(testApp.client.url, token);
  const [good, refused] = [frontEnd.watch(showing.showingId), frontEnd.watch(newId())];
  await expect.poll(() => refused.end, PATIENTLY).toBeDefined();
  expect(CombinedGraphQLErrors.is(refused.failure) && refused.failure.errors).toMatchObject([
    { message: 'There is no such showing.', extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(refused.events).toEqual([]);
  await expect.poll(() => good.events.length, PATIENTLY).toBe(1);
  expect(good.end).toBeUndefined();
  expect(frontEnd.opened).toBe(1);
});

test('a subscription that the client leaves is completed on the server: more than twenty follow each other', async () => {
  await using frontEnd = new ApolloFrontEnd(testApp.client.url, token);
  const stays = frontEnd.watch(showing.showingId);
  for (let time = 0; time < 25; time++) {
    const watched = frontEnd.watch(showing.showingId);
    await expect.poll(() => watched.failure ?? watched.events.length, { ...PATIENTLY, interval: 1 }).toBe(1);
    watched.leave();
  }
  expect(stays.end).toBeUndefined();
  expect(frontEnd.opened).toBe(1);
});

test('a server that stops ends the subscription, and Apollo Client says so', async () => {
  await using stopping = await startTestApp('embedded');
  const { showingId } = await makeShowing(stopping.database, { rows: 1, seatsPerRow: 2 });
  await using frontEnd = new ApolloFrontEnd(stopping.client.url, token);
  const watched = frontEnd.watch(showingId);
  await expect.poll(() => watched.events.length, PATIENTLY).toBe(1);
  await stopping.app[Symbol.asyncDispose]();
  await expect.poll(() => watched.end ?? watched.failure, PATIENTLY).toBeDefined();
});
