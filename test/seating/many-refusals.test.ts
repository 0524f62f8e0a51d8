import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const REFUSALS = 40;
const WITHOUT_ALTERNATIVES = `mutation ($input: HoldSeatsInput!) {
  holdSeats(input: $input) { errors { __typename ... on SeatsUnavailable { seats { seat { label } status } } } }
}`;

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  showing = await makeShowing(testApp.database, { rows: 10, seatsPerRow: 10 });
  ({ client: buyer } = await testApp.newAccount());
  await holdSeats((await testApp.newAccount()).client, showing, showing.seatIds.slice(0, 2));
});
afterAll(() => testApp[Symbol.asyncDispose]());

function input() {
  return { input: { showingId: showing.showingId, seatIds: showing.seatIds.slice(0, 2) } };
}

/** Statements that read the states of all seats of a showing. */
function wholeReads(statements: string[]): string[] {
  return statements.filter((sql) => sql.includes('showing_seat') && !/showing_seat\.seat_id = (wanted|any)/.test(sql));
}

test('alternatives for many buyers who are refused at once take two reads of the showing, and each gets its own', async () => {
  const { showingSeats } = testApp.app.services;
  const wanted = showing.seatIds.slice(0, REFUSALS).map((seatId) => [seatId]);
  let found: Awaited<ReturnType<typeof showingSeats.alternatives>>[] = [];
  const statements = await statementsOf(async () => {
    found = await Promise.all(wanted.map((seatIds) => showingSeats.alternatives(showing.showingId, seatIds)));
  });
  expect(wholeReads(statements)).toHaveLength(2);
  expect(found.map((sets) => sets.length)).toEqual(wanted.map(() => 3));
  expect(found.slice(2).map(([nearest]) => nearest?.seatIds)).toEqual(wanted.slice(2));
});

test('a refusal whose alternatives are not selected reads only the seats that were asked for', async () => {
  const statements = await statementsOf(async () => {
    const { data } = await buyer.send<{ holdSeats: { errors: unknown[] } }, ReturnType<typeof input>>(
      WITHOUT_ALTERNATIVES,
      input(),
    );
    expect(data?.holdSeats.errors).toMatchObject([
      {
        seats: [
          { seat: { label: 'A1' }, status: 'HELD' },
          { seat: { label: 'A2' }, status: 'HELD' },
        ],
      },
    ]);
  });
  expect(wholeReads(statements)).toEqual([]);
});
