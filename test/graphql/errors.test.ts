import { Writable } from 'node:stream';
import { pino, stdSerializers } from 'pino';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SECRET = 'an internal detail that no client may see';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let bookingId: string;
let isBroken = false;
let logged: { level: number; msg: string; requestId?: string; error?: { message: string; stack: string } }[] = [];

beforeAll(async () => {
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(JSON.parse(line.toString()) as (typeof logged)[number]);
      done();
    },
  });
  const clock = () => {
    if (isBroken) throw new Error(SECRET);
    return new Date();
  };
  const logger = pino({ serializers: { error: stdSerializers.err } }, lines);
  testApp = await startTestApp('embedded', { overrides: { clock, logger } });
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  ({ client: buyer } = await testApp.newAccount());
  ({ id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(3) }));
  await bookingOnce(buyer, bookingId, 'CONFIRMED');
});
afterEach(() => {
  isBroken = false;
});
afterAll(() => testApp[Symbol.asyncDispose]());

const status = () => testApp.client.send(`{ showing(id: "${showing.showingId}") { id status } }`);

test('a fault is answered with only the request id, and logged once with that id', async () => {
  logged = [];
  isBroken = true;
  const { data, errors } = await status();
  const requestId = errors?.[0]?.extensions.requestId ?? '';
  expect(requestId).toMatch(UUID);
  expect(data).toEqual({ showing: null });
  expect(errors).toEqual([
    {
      message: 'Internal server error',
      locations: [expect.anything()],
      path: ['showing', 'status'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    },
  ]);
  expect(logged).toMatchObject([{ level: 50, msg: 'internal error', requestId, error: { message: SECRET } }]);
  expect(logged[0]?.error?.stack).toContain('errors.test.ts');

  const again = await status();
  expect(again.errors?.[0]?.extensions.requestId).not.toBe(requestId);
});

test('a fault over a WebSocket is masked and logged the same way', async () => {
  const query = `subscription { bookingUpdated(bookingId: "${bookingId}") { id showing { status } } }`;
  await using socket = await RawSocket.connect(buyer.url, buyer.token);
  logged = [];
  isBroken = true;
  const errors = errorsIn(await socket.ask({ query }));
  const { requestId } = (errors?.[0]?.extensions ?? {}) as { requestId?: string };
  expect(errors).toMatchObject([
    {
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(UUID) as string },
    },
  ]);
  expect(JSON.stringify(errors)).not.toContain(SECRET);
  expect(logged).toMatchObject([{ level: 50, requestId, error: { message: SECRET } }]);
});

test('the other fields of the request are answered', async () => {
  isBroken = true;
  const { data } = await testApp.client.send(`{ genres showing(id: "${showing.showingId}") { status } }`);
  expect(data).toEqual({ genres: ['Drama'], showing: null });
});

test('a lock timeout is SERVICE_UNAVAILABLE, changes nothing, and the request can be repeated', async () => {
  const other = new pg.Client({ connectionString: testApp.databaseUrl });
  await other.connect();
  await other.query('begin');
  await other.query('select from showing_seat where seat_id = $1 for update', [showing.seatIds[0]]);
  logged = [];
  const hold = (from: number, to: number) =>
    buyer.send(HoldSeats, { input: { showingId: showing.showingId, seatIds: showing.seatIds.slice(from, to) } });
  const { data, errors } = await withoutAnyChange(testApp.database, () => hold(0, 2));
  expect(data).toBeNull();
  expect(errors).toMatchObject([
    {
      message: 'The server is busy; nothing was changed. Try again.',
      path: ['holdSeats'],
      extensions: { code: 'SERVICE_UNAVAILABLE', requestId: expect.stringMatching(UUID) as string },
    },
  ]);
  expect(logged).toMatchObject([{ level: 40, requestId: errors?.[0]?.extensions.requestId }]);

  // A hold of other seats does not wait.
  expect((await hold(2, 3)).data?.holdSeats.errors).toEqual([]);
  await other.query('rollback');
  await other.end();
  expect((await hold(0, 2)).data?.holdSeats.errors).toEqual([]);
});

test('a value that does not fit only during execution is BAD_USER_INPUT', async () => {
  logged = [];
  for (const query of [
    'query ($value: Int) { cinemas(first: $value) { totalCount } }',
    'query ($value: Boolean = true) { genres @include(if: $value) }',
  ]) {
    const { errors } = await testApp.client.send(query, { value: null });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('must not be null') as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  }
  expect(logged).toEqual([]);
});

test('an error of the client is not logged', async () => {
  logged = [];
  for (const query of ['{', '{ popcorn }', '{ movies(first: 0) { totalCount } }', '{ hold(id: "x") { id } }'])
    expect((await testApp.client.send(query)).errors).toHaveLength(1);
  expect(logged).toEqual([]);
});
