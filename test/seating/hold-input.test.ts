import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { HoldSeatsInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let other: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 6 });
  other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

const seat = (index: number) => showing.seatIds[index] ?? '';

test.each<[string, () => Partial<HoldSeatsInput>, object[]]>([
  ['no seat', () => ({ seatIds: [] }), [{ __typename: 'InvalidInput', path: ['input', 'seatIds'] }]],
  [
    'a seat twice',
    () => ({ seatIds: [seat(0), seat(1), seat(0)] }),
    [{ __typename: 'InvalidInput', path: ['input', 'seatIds', '2'] }],
  ],
  [
    'eleven seats',
    () => ({ seatIds: showing.seatIds.slice(0, 11) }),
    [{ __typename: 'SeatLimitExceeded', limit: 10, path: ['input', 'seatIds'] }],
  ],
  [
    'a thousand seats',
    () => ({ seatIds: Array.from({ length: 1000 }, newId) }),
    [{ __typename: 'SeatLimitExceeded', limit: 10 }],
  ],
  [
    'an unknown seat',
    () => ({ seatIds: [seat(0), newId()] }),
    [{ __typename: 'NotFound', path: ['input', 'seatIds', '1'] }],
  ],
  [
    'two unknown seats',
    () => ({ seatIds: [newId(), seat(0), newId()] }),
    [
      { __typename: 'NotFound', path: ['input', 'seatIds', '0'] },
      { __typename: 'NotFound', path: ['input', 'seatIds', '2'] },
    ],
  ],
  [
    'a seat id that is no UUID',
    () => ({ seatIds: [seat(0), 'A2'] }),
    [{ __typename: 'NotFound', path: ['input', 'seatIds', '1'] }],
  ],
  [
    'a seat twice, once in capitals',
    () => ({ seatIds: [seat(0), seat(0).toUpperCase()] }),
    [{ __typename: 'NotFound', path: ['input', 'seatIds', '1'] }],
  ],
  [
    'a seat of another showing',
    () => ({ seatIds: [other.seatIds[0] ?? '', seat(0)] }),
    [{ __typename: 'NotFound', path: ['input', 'seatIds', '0'] }],
  ],
  ['an unknown showing', () => ({ showingId: newId() }), [{ __typename: 'NotFound', path: ['input', 'showingId'] }]],
  ['a showing id that is no UUID', () => ({ showingId: 'tonight' }), [{ __typename: 'NotFound' }]],
  ['an empty showing id', () => ({ showingId: '' }), [{ __typename: 'NotFound', path: ['input', 'showingId'] }]],
  [
    'an empty idempotency key',
    () => ({ idempotencyKey: '' }),
    [{ __typename: 'InvalidInput', path: ['input', 'idempotencyKey'] }],
  ],
  [
    'the character NUL in the idempotency key',
    () => ({ idempotencyKey: 'key\u0000' }),
    [{ __typename: 'InvalidInput', path: ['input', 'idempotencyKey'] }],
  ],
  [
    // PostgreSQL would store another text, which is the same for each half: two keys would be one.
    'half of an emoji in the idempotency key',
    () => ({ idempotencyKey: 'key\ud83c' }),
    [{ __typename: 'InvalidInput', path: ['input', 'idempotencyKey'] }],
  ],
  [
    'an idempotency key of 201 characters',
    () => ({ idempotencyKey: 'k'.repeat(201) }),
    [{ __typename: 'InvalidInput', path: ['input', 'idempotencyKey'] }],
  ],
])('holding %s is refused and changes nothing', async (_, change, errors) => {
  const input = { showingId: showing.showingId, seatIds: [seat(0)], ...change() };
  const answer = await withoutAnyChange(testApp.database, () => buyer.send(HoldSeats, { input }));
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.holdSeats).toMatchObject({ hold: null, errors });
});

test.each([
  ['no seatIds', '{ showingId: "x" }', 'GRAPHQL_VALIDATION_FAILED'],
  ['null instead of a seat id', '{ showingId: "x", seatIds: [null] }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an unknown field', '{ showingId: "x", seatIds: [], seats: 2 }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a decimal number as an id', '{ showingId: 1.5, seatIds: [] }', 'GRAPHQL_VALIDATION_FAILED'],
])('an input with %s is an error of the request', async (_, input, code) => {
  const { errors } = await withoutAnyChange(testApp.database, () =>
    buyer.send(`mutation { holdSeats(input: ${input}) { hold { id } errors { message } } }`),
  );
  expect(errors).toMatchObject([{ extensions: { code } }]);
});

test.each([
  ['a list instead of an id', { showingId: ['x'], seatIds: [] }],
  ['a string instead of the input', 'x'],
  ['null instead of the input', null],
])('variables with %s are BAD_USER_INPUT', async (_, input) => {
  const { errors } = await withoutAnyChange(testApp.database, () => buyer.send(HoldSeats, { input: input as never }));
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
