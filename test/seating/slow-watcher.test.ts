import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SUBSCRIPTIONS = 20;
const ROUNDS = 10;

/** With so much of each seat that 20 snapshots are more than the system keeps for a client that does not read. */
const WATCH = `subscription Watch($showingId: ID!) {
  seatAvailability(showingId: $showingId) {
    ... on SeatSnapshot { kind: __typename seats { seatId status version ...Much } }
    ... on SeatDelta { kind: __typename seats { seatId status version } }
  }
}
fragment Much on ShowingSeat { seat { label features category { id name color } a: id b: id c: id d: id e: id f: id } }`;
const HOLD = `mutation Hold($input: HoldSeatsInput!) { holdSeats(input: $input) { hold { id } } }`;
const RELEASE = `mutation Release($id: ID!) { releaseHold(input: { holdId: $id }) { errors { message } } }`;

/** Without both when the showing has changed. */
interface Seats {
  kind?: string;
  seats?: { seatId: string; status: string; version: number }[];
}

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 20, seatsPerRow: 50 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a watcher that stops reading gets all seats as they are when it reads again, without every change between', async () => {
  const { showingId, seatIds } = showing;
  const { client } = await testApp.newAccount();
  await using socket = await RawSocket.connect(client.url);
  socket.pause();
  for (let id = 1; id <= SUBSCRIPTIONS; id++)
    socket.send({ id: String(id), type: 'subscribe', payload: { query: WATCH, variables: { showingId } } });
  const watched = seatIds.slice(0, ROUNDS);
  for (let round = 0; round < ROUNDS; round++) await holdAndRelease(client, { showingId, seatIds: watched });
  const last = await hold(client, { showingId, seatIds: watched.slice(0, 3) });
  expect(last).toBeDefined();

  socket.resume();
  const expected = watched.map((_, index) => (index < 3 ? 'HELD' : 'AVAILABLE'));
  for (let id = 1; id <= SUBSCRIPTIONS; id++) {
    const statuses = () => statusesOf(eventsOf(socket, id), watched);
    await expect.poll(statuses, { timeout: 20_000, interval: 200 }).toEqual(expected);
    const [first, ...later] = eventsOf(socket, id);
    expect(first?.kind).toBe('SeatSnapshot');
    expect(later.map(({ kind }) => kind)).not.toContain('SeatSnapshot');
    expect(later.length).toBeLessThan(ROUNDS);
  }
});

function eventsOf(socket: RawSocket, id: number): Seats[] {
  const answers = socket.received.filter((message) => message.id === String(id));
  return answers.flatMap(({ payload }) => (payload as { data: { seatAvailability: Seats } }).data.seatAvailability);
}

/** As a front end keeps them: of each seat the highest version. */
function statusesOf(events: readonly Seats[], seatIds: readonly string[]): (string | undefined)[] {
  const newest = new Map<string, { status: string; version: number }>();
  for (const seat of events.flatMap(({ seats = [] }) => seats)) {
    if ((newest.get(seat.seatId)?.version ?? -1) < seat.version) newest.set(seat.seatId, seat);
  }
  return seatIds.map((seatId) => newest.get(seatId)?.status);
}

async function hold(client: GraphQLClient, wanted: { showingId: string; seatIds: string[] }): Promise<string> {
  const { data } = await client.send<{ holdSeats: { hold: { id: string } } }, unknown>(HOLD, { input: wanted });
  return data?.holdSeats.hold.id ?? '';
}

async function holdAndRelease(client: GraphQLClient, wanted: { showingId: string; seatIds: string[] }): Promise<void> {
  const id = await hold(client, wanted);
  const { errors } = await client.send(RELEASE, { id });
  expect(errors).toBeUndefined();
}
