import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOf } from '../support/count-statements.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { longestHold } from '../support/longest-hold.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SEATS = 8_900;
/** Far above what one request may hold the process, and far below what it did. */
const HOLD_MS = 500;

const EVERY_FIELD = `seats { id seatId status version seat {
  id label row number section features rowIndex indexInRow x y category { id name color }
} }`;

let testApp: TestApp;
let showingId: string;
beforeAll(async () => {
  // The role api has no sweeps, which would send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const hall = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  ({ showingId } = hall);
  await addSeats(hall);
  await addShowings(hall);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function addSeats({ seatMapId, categoryId }: MadeShowing): Promise<void> {
  await testApp.database.prisma.$executeRaw`
    insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, features, x, y, row_index, index_in_row)
    select gen_random_uuid(), ${seatMapId}::uuid, n, 'R' || n / 100, n % 100, 'R' || n / 100 || '-' || n % 100,
      ${categoryId}::uuid, '{}', n % 100, n / 100, n / 100, n % 100
    from generate_series(1, ${SEATS - 1}::int) as n`;
}

/** More showings on these seats. */
async function addShowings({ seatMapId }: MadeShowing): Promise<void> {
  await testApp.database.prisma.$executeRaw`
    insert into showing (
      id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at
    )
    select gen_random_uuid(), movie_id, auditorium_id, seat_map_id, price_list_id, starts_at + n * interval '1 day',
      ends_at + n * interval '1 day', free_at + n * interval '1 day', sales_close_at
    from showing, generate_series(1, 5) as n`;
  for (const { id } of await testApp.database.prisma.showing.findMany()) {
    await testApp.database.prisma.$executeRaw`
      insert into showing_seat (showing_id, seat_id)
      select ${id}::uuid, seat.id from seat where seat.seat_map_id = ${seatMapId}::uuid on conflict do nothing`;
  }
}

interface Ordered {
  seats: { seatId: string }[];
  seatMap: { seats: { id: string; indexInRow: number; rowIndex: number }[] };
}

/** As text: reading it would keep the same process busy. */
async function post(query: string): Promise<string> {
  const response = await fetch(`${testApp.client.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

test('every field of 8,900 seats is answered, and other requests get their turn', async () => {
  const query = `{ showing(id: "${showingId}") { ${EVERY_FIELD} } }`;
  await post(query);
  let answer = '';
  const hold = await longestHold(async () => (answer = await post(query)));
  expect(answer.match(/"status":"AVAILABLE"/g)).toHaveLength(SEATS);
  expect(hold).toBeLessThan(HOLD_MS);
});

test('the seats come in the order of the map', async () => {
  const answer = await post(
    `{ showing(id: "${showingId}") { seats { seatId } seatMap { seats { id indexInRow rowIndex } } } }`,
  );
  const { showing } = (JSON.parse(answer) as { data: { showing: Ordered } }).data;
  expect(showing.seats.map(({ seatId }) => seatId)).toEqual(showing.seatMap.seats.map(({ id }) => id));
  const places = showing.seatMap.seats.map(({ rowIndex, indexInRow }) => rowIndex * 100 + indexInRow);
  expect(places).toEqual(Array.from({ length: SEATS }, (_, place) => place));
});

test('as many seats as a request may have are read without holding the process', async () => {
  const query = '{ showings(first: 4) { nodes { seats { status } } } }';
  await post(query);
  let answer = '';
  const hold = await longestHold(async () => (answer = await post(query)));
  expect(answer.match(/"status":"AVAILABLE"/g)).toHaveLength(4 * SEATS);
  expect(hold).toBeLessThan(HOLD_MS);
});

test('more seats than a request may have are BAD_USER_INPUT, before those above the limit are read', async () => {
  let answer = '';
  const statements = await statementsOf(async () => {
    answer = await post('{ showings(first: 6) { nodes { id seats { status } } } }');
  });
  const { data, errors } = JSON.parse(answer) as { data: null; errors: { message: string; extensions: object }[] };
  expect(data).toBeNull();
  expect(errors).toEqual([
    expect.objectContaining({
      message:
        'The operation is too large: its lists have so many items that it costs more than 220000; ask for a smaller page, or for fewer fields of each item.',
      extensions: { code: 'BAD_USER_INPUT' },
    }),
  ]);
  expect(statements.filter((statement) => statement.includes('showing_seat')).length).toBeLessThanOrEqual(1);
});

test('seats of a map count as those of a showing do', async () => {
  const map = 'seatMap { seats { label row number x y } }';
  const answer = await post(`{ showings(first: 3) { nodes { ${map} } } }`);
  expect(answer).toContain('The operation is too large: its lists have so many items');
});

test('many clients that come back at once get their snapshots', async () => {
  const query =
    'subscription($id: ID!) { seatAvailability(showingId: $id) { ... on SeatSnapshot { seats { status } } } }';
  const sockets = await Promise.all(Array.from({ length: 20 }, () => RawSocket.connect(testApp.client.url)));
  await Promise.all(sockets.map((socket) => socket.ask({ query, variables: { id: showingId } })));
  for (const { received } of sockets) {
    const { payload } = received.find(({ type }) => type === 'next') ?? {};
    expect(payload).toHaveProperty('data.seatAvailability.seats.length', SEATS);
  }
  for (const socket of sockets) await socket[Symbol.asyncDispose]();
});
