import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let client: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client } = await testApp.newAccount('BOX_OFFICE'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** More showings on the same map, three hours apart, without their seats. */
async function addShowings({ showingId }: MadeShowing, count: number): Promise<void> {
  await testApp.database.prisma.$executeRaw`
    insert into showing (
      id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at
    )
    select gen_random_uuid(), movie_id, auditorium_id, seat_map_id, price_list_id, starts_at + n * interval '3 hours',
      ends_at + n * interval '3 hours', free_at + n * interval '3 hours', sales_close_at + n * interval '3 hours'
    from showing, generate_series(1, ${count}::int) as n
    where showing.id = ${showingId}::uuid`;
}

async function block({ seatMapId, seatIds }: MadeShowing) {
  const { data } = await sendMutation(client, 'blockSeatMapSeats', { seatMapId, seatIds, reason: 'broken' });
  return data?.['blockSeatMapSeats']?.errors;
}

test('seats are blocked in all showings of the map, also when these take several statements', async () => {
  const made = await makeShowing(testApp.database, { rows: 10, seatsPerRow: 10 });
  const { prisma } = testApp.database;
  await addShowings(made, 119);
  await prisma.$executeRaw`
    insert into showing_seat (showing_id, seat_id)
    select showing.id, seat.id
    from showing
    join seat on seat.seat_map_id = showing.seat_map_id
    where showing.seat_map_id = ${made.seatMapId}::uuid
    on conflict do nothing`;
  expect(await block(made)).toEqual([]);
  const showing = { seatMapId: made.seatMapId };
  expect(await prisma.showingSeat.count({ where: { showing, status: 'BLOCKED', blockedOnMap: true } })).toBe(12_000);
});

test('more seats of showings than a transaction can change are refused, with how many are allowed', async () => {
  const made = await makeShowing(testApp.database, { rows: 10, seatsPerRow: 10 });
  await addShowings(made, 1_000);
  const errors = await withoutAnyChange(testApp.database, () => block(made));
  expect(errors).toEqual([
    {
      ...{ __typename: 'InvalidInput', path: ['input', 'seatIds'] },
      message: 'The map has 1001 showings to come: name at most 99 seats at once.',
    },
  ]);
});
