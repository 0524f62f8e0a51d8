import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { graphql } from '../generated/gql.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SeatUses = graphql(`
  query SeatUses($id: ID!) {
    showing(id: $id) {
      seats {
        status
        use {
          blockReason
          hold {
            id
            expiresAt
          }
          booking {
            id
            reference
          }
        }
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
let holdId: string;
let bookingId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
  const [held, sold, blocked, withoutReason] = showing.seatIds;
  const { client: buyer } = await testApp.newAccount();
  ({ id: holdId } = await holdSeats(buyer, showing, [held ?? '']));
  ({ id: bookingId } = await bookSeats(buyer, showing, { seatIds: [sold ?? ''] }));
  await vi.waitUntil(() => testApp.database.prisma.showingSeat.count({ where: { status: 'SOLD' } }), {
    timeout: 10_000,
  });
  const { client: staff } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
  const input = { showingId: showing.showingId, seatIds: [blocked], reason: 'broken' };
  await sendMutation(staff, 'blockSeats', input);
  const { prisma } = testApp.database;
  await prisma.showingSeat.updateMany({ where: { seatId: withoutReason ?? '' }, data: { status: 'BLOCKED' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function usesFor(client: GraphQLClient) {
  return (await client.request(SeatUses, { id: showing.showingId })).showing?.seats.map(({ use }) => use);
}

const NO_USE = { blockReason: null, hold: null, booking: null };

test('staff of the cinema sees who has each seat, and why', async () => {
  const { client } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
  const uses = await usesFor(client);
  expect(uses).toEqual([
    { ...NO_USE, hold: { id: holdId, expiresAt: expect.any(String) as string } },
    { ...NO_USE, booking: { id: bookingId, reference: expect.any(String) as string } },
    { ...NO_USE, blockReason: 'broken' },
    NO_USE,
    null,
    null,
  ]);
});

test.each<[string, Role | undefined, 'here' | 'elsewhere']>([
  ['a buyer', undefined, 'here'],
  ['a doorkeeper', 'DOOR', 'here'],
  ['an auditor', 'AUDITOR', 'here'],
  ['staff of another cinema', 'MANAGER', 'elsewhere'],
])('%s does not see it', async (_, role, place) => {
  const { cinemaId } = place === 'here' ? showing : await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount(role, role && cinemaId);
  expect(await usesFor(client)).toEqual(showing.seatIds.map(() => null));
});

test('without a login it is not seen', async () => {
  expect(await usesFor(testApp.client)).toEqual(showing.seatIds.map(() => null));
});

test('the uses of all seats are read together', async () => {
  const { client } = await testApp.newAccount('ADMIN');
  const statements = await statementsOf(() => usesFor(client));
  expect(statements.filter((statement) => statement.includes('block_reason'))).toHaveLength(1);
});
