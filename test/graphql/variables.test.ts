import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const register = 'mutation ($input: RegisterInput!) { register(input: $input) { errors { path } } }';
const place = 'mutation ($input: PlaceBookingInput!) { placeBooking(input: $input) { errors { path } } }';
const placed = {
  holdId: '1',
  tickets: [{ seatId: '1', ticketTypeId: '1' }],
  expectedTotal: { amountMinor: 1, currency: 'EUR' },
  idempotencyKey: '1',
};

test.each<[string, string, object, string, string[]]>([
  ['is missing', register, {}, '"$input": A value of type "RegisterInput!" is required.', ['input']],
  ['is null', register, { input: null }, '"$input": A value of type "RegisterInput!" is required.', ['input']],
  ['is a text', register, { input: 'x' }, '"$input": Expected a value of type "RegisterInput!".', ['input']],
  [
    'has no password',
    register,
    { input: { email: 'a@example.com', name: 'A' } },
    '"$input.password": A value of type "String!" is required.',
    ['input', 'password'],
  ],
  [
    'has null as password',
    register,
    { input: { email: 'a@example.com', name: 'A', password: null } },
    '"$input.password": Expected a value of type "String!", not null.',
    ['input', 'password'],
  ],
  [
    'has a number as password',
    register,
    { input: { email: 'a@example.com', name: 'A', password: 12345678 } },
    '"$input.password": Expected a value of type "String!".',
    ['input', 'password'],
  ],
  [
    'has a misspelt field',
    register,
    { input: { email: 'a@example.com', name: 'A', password: '12345678', nmae: 'A' } },
    '"$input": It has a field that "RegisterInput" does not have. Did you mean "name"?',
    ['input'],
  ],
  [
    'has a wrong value in a list',
    place,
    { input: { ...placed, tickets: [...placed.tickets, { seatId: '1', ticketTypeId: false }] } },
    '"$input.tickets[1].ticketTypeId": Expected a value of type "ID!".',
    ['input', 'tickets', '1', 'ticketTypeId'],
  ],
  [
    'has a wrong value in the only one of a list',
    place,
    { input: { ...placed, tickets: { seatId: [], ticketTypeId: '1' } } },
    '"$input.tickets.seatId": Expected a value of type "ID!".',
    ['input', 'tickets', 'seatId'],
  ],
  [
    'has both of what only one can be',
    place,
    { input: { ...placed, payment: { token: 'pm_card_visa', atCounter: true } } },
    '"$input.payment": "PaymentInput" takes exactly one of its fields.',
    ['input', 'payment'],
  ],
])('a variable that %s is BAD_USER_INPUT with its path', async (_, query, variables, message, path) => {
  expect((await testApp.client.send(query, variables)).errors).toEqual([
    {
      message: `Variable ${message}`,
      locations: [{ line: 1, column: 11 }],
      extensions: { code: 'BAD_USER_INPUT', path },
    },
  ]);
});

test('every wrong variable is named', async () => {
  const query = 'query ($a: Int, $b: ID!, $c: [Int]) { cinemas(first: $a) { totalCount } movie(id: $b) { id } }';
  const { errors } = await testApp.client.send(
    query.replace('$c: [Int]', '$c: ID!').replace('}', '} cinema(id: $c) { id }'),
    {
      a: 'x',
      b: false,
    },
  );
  expect(errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'BAD_USER_INPUT', path: ['a'] },
    { code: 'BAD_USER_INPUT', path: ['b'] },
    { code: 'BAD_USER_INPUT', path: ['c'] },
  ]);
});

const hold = 'mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { errors { path } } }';
const manyWrong = { input: { showingId: '1', seatIds: Array.from({ length: 1000 }, () => false) } };

test('of a thousand wrong values the first 20 are named, and nothing is an internal error', async () => {
  const { errors = [] } = await testApp.client.send(hold, manyWrong);
  expect(errors).toHaveLength(20);
  expect(errors.map(({ extensions }) => extensions)).toEqual(
    Array.from({ length: 20 }, (_, index) => ({ code: 'BAD_USER_INPUT', path: ['input', 'seatIds', String(index)] })),
  );
});

test('the same over a WebSocket', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
  const defined = names.map((name) => `$${name}: Boolean!`).join(' ');
  const used = names.map((name) => `@include(if: $${name})`);
  const query = `subscription (${defined}) { seatAvailability(showingId: "1") { ${used.map((directive, index) => `a${index}: __typename ${directive}`).join(' ')} } }`;
  await using socket = await RawSocket.connect(testApp.client.url);
  const variables = Object.fromEntries(names.map((name) => [name, 'x']));
  const errors = errorsIn(await socket.ask({ query, variables })) ?? [];
  expect(errors).toHaveLength(20);
  for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT');
});
