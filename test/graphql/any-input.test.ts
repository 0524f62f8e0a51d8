import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { exchangeOperations } from './nasty-exchanges.ts';
import {
  maybe,
  nastyCinema,
  nastyContact,
  nastyDay,
  nastyMoney,
  nastyNumber,
  nastyPayment,
  nastyText,
  nastyTime,
} from './nasty-values.ts';

let testApp: TestApp;
let buyer: GraphQLClient;
let admin: GraphQLClient;
let showing: MadeShowing;
/** Ids that exist, so that the code behind a lookup is reached too. */
let known: string[] = [];
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 30 });
  ({ client: buyer } = await testApp.newAccount());
  ({ client: admin } = await testApp.newAccount('ADMIN'));
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 1) });
  const { showingId, movieId, cinemaId, ticketTypeId, seatIds } = showing;
  const hold = await holdSeats(buyer, showing, showing.seatIds.slice(4, 6));
  known = [id, hold.id, showingId, movieId, cinemaId, ticketTypeId, ...seatIds.slice(0, 3)];
});
afterAll(() => testApp[Symbol.asyncDispose]());

const nastyId = fc.oneof(
  nastyText,
  fc.uuid(),
  fc.nat({ max: 8 }).map((index) => known[index] ?? newId()),
  fc.integer(),
);
const nastySeats = fc.array(nastyId, { maxLength: 12 });
const nastyCursor = fc.oneof(
  nastyText,
  fc
    .array(fc.oneof(nastyText, nastyTime, nastyId))
    .map((keys) => Buffer.from(JSON.stringify(keys)).toString('base64url')),
);
const nastyIds = maybe(fc.array(nastyId, { maxLength: 4 }));
const page = { first: maybe(nastyNumber), after: maybe(nastyCursor) };
const nodes = 'totalCount pageInfo { endCursor } nodes { id }';

/** Operations, each with arbitrary variables. */
const OPERATIONS: [string, string, Record<string, fc.Arbitrary<unknown>>][] = [
  [
    'movies',
    `query ($first: Int, $after: String, $filter: MovieFilter) { movies(first: $first, after: $after, filter: $filter) { ${nodes} } }`,
    {
      ...page,
      filter: maybe(
        fc.record({
          search: maybe(nastyText),
          genres: maybe(fc.array(nastyText, { maxLength: 4 })),
          nowShowing: maybe(fc.boolean()),
        }),
      ),
    },
  ],
  [
    'showings',
    `query ($first: Int, $after: String, $filter: ShowingFilter) { showings(first: $first, after: $after, filter: $filter) { ${nodes} } }`,
    {
      ...page,
      filter: maybe(
        fc.record({
          movieIds: nastyIds,
          cinemaIds: nastyIds,
          statuses: maybe(fc.array(fc.oneof(fc.constantFrom('ON_SALE', 'CLOSED', 'x'), nastyText), { maxLength: 2 })),
          from: maybe(nastyTime),
          to: maybe(nastyTime),
          dates: maybe(fc.array(nastyDay, { maxLength: 4 })),
        }),
      ),
    },
  ],
  ['cinemas', `query ($first: Int, $after: String) { cinemas(first: $first, after: $after) { ${nodes} } }`, page],
  [
    'my bookings',
    `query ($first: Int, $after: String) { me { bookings(first: $first, after: $after) { ${nodes} } } }`,
    page,
  ],
  [
    'my holds',
    `query ($first: Int, $after: String, $filter: HoldFilter) { me { holds(first: $first, after: $after, filter: $filter) { ${nodes} } } }`,
    {
      ...page,
      filter: maybe(
        fc.record({
          showingIds: nastyIds,
          statuses: maybe(fc.array(fc.oneof(fc.constantFrom('ACTIVE', 'RELEASED', 'x'), nastyText), { maxLength: 2 })),
        }),
      ),
    },
  ],
  [
    'the queries by id',
    `query ($id: ID!) { movie(id: $id) { id } cinema(id: $id) { id } showing(id: $id) { id } hold(id: $id) { id } booking(id: $id) { id } }`,
    { id: nastyId },
  ],
  [
    'register',
    `mutation ($input: RegisterInput!) { register(input: $input) { errors { path } } }`,
    {
      input: fc.record({ email: fc.oneof(fc.emailAddress(), nastyText), password: nastyText, name: nastyText }),
    },
  ],
  [
    'login',
    `mutation ($input: LoginInput!) { login(input: $input) { errors { path } } }`,
    {
      input: fc.record({ email: fc.oneof(fc.emailAddress(), nastyText), password: nastyText }),
    },
  ],
  [
    'updateAccount',
    `mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { errors { path } } }`,
    { input: fc.record({ id: nastyId, expectedVersion: nastyNumber, name: maybe(nastyText) }) },
  ],
  [
    'holdSeats',
    `mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { hold { id } errors { path } } }`,
    { input: fc.record({ showingId: nastyId, seatIds: nastySeats, idempotencyKey: maybe(nastyText) }) },
  ],
  [
    'holdBestAvailable',
    `mutation ($input: HoldBestAvailableInput!) { holdBestAvailable(input: $input) { hold { id } together errors { path } } }`,
    {
      input: fc.record({
        showingId: nastyId,
        quantity: nastyNumber,
        categoryIds: maybe(fc.array(nastyId, { maxLength: 3 })),
        features: maybe(fc.array(fc.constantFrom('WHEELCHAIR', 'COMPANION', 'COUPLE', 'AISLE'), { maxLength: 12 })),
        idempotencyKey: maybe(nastyText),
      }),
    },
  ],
  [
    'changeHold',
    `mutation ($input: ChangeHoldInput!) { changeHold(input: $input) { errors { path } } }`,
    { input: fc.record({ holdId: nastyId, addSeatIds: nastySeats, removeSeatIds: nastySeats }) },
  ],
  ['extendHold', `mutation ($id: ID!) { extendHold(input: { holdId: $id }) { errors { path } } }`, { id: nastyId }],
  ['releaseHold', `mutation ($id: ID!) { releaseHold(input: { holdId: $id }) { errors { path } } }`, { id: nastyId }],
  [
    'placeBooking',
    `mutation ($input: PlaceBookingInput!) { placeBooking(input: $input) { errors { path } } }`,
    {
      input: fc.record({
        holdId: nastyId,
        tickets: fc.array(fc.record({ seatId: nastyId, ticketTypeId: nastyId }), { maxLength: 12 }),
        payment: maybe(nastyPayment),
        expectedTotal: nastyMoney,
        contact: maybe(nastyContact),
        idempotencyKey: nastyText,
      }),
    },
  ],
  [
    'bookingByReference',
    'query ($reference: String!, $email: EmailAddress!) { bookingByReference(reference: $reference, email: $email) { id } }',
    { reference: nastyText, email: nastyText },
  ],
  [
    'resendTickets',
    `mutation ($input: ResendTicketsInput!) { resendTickets(input: $input) { errors { path } } }`,
    { input: fc.record({ reference: nastyText, email: nastyText }) },
  ],
  [
    'reissueTicket',
    `mutation ($id: ID!) { reissueTicket(input: { ticketId: $id }) { errors { path } } }`,
    { id: nastyId },
  ],
  [
    'retryPayment',
    `mutation ($input: RetryPaymentInput!) { retryPayment(input: $input) { errors { path } } }`,
    { input: fc.record({ bookingId: nastyId, payment: nastyPayment, idempotencyKey: nastyText }) },
  ],
  [
    'quoteCancellation',
    `query ($input: QuoteCancellationInput!) { quoteCancellation(input: $input) { errors { path } } }`,
    { input: fc.record({ bookingId: nastyId, ticketIds: maybe(fc.array(nastyId, { maxLength: 12 })) }) },
  ],
  [
    'cancelBooking',
    `mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { errors { path } } }`,
    {
      input: fc.record({
        ...{ bookingId: nastyId, ticketIds: maybe(fc.array(nastyId, { maxLength: 12 })) },
        idempotencyKey: nastyText,
      }),
    },
  ],
  ...exchangeOperations({ nastyId, nastyMoney }),
];

const nastyRole = fc.record({
  accountId: nastyId,
  role: fc.oneof(fc.constantFrom('ADMIN', 'DOOR'), nastyText),
  cinemaId: maybe(nastyId),
});
const nastyRefund = { bookingId: nastyId, ticketIds: nastyIds, amount: maybe(nastyMoney), reason: nastyText };
const nastyTerms = {
  bookingFee: maybe(nastyMoney),
  taxRateBasisPoints: maybe(nastyNumber),
  counterReleaseMinutes: maybe(nastyNumber),
  wheelchairReleaseMinutes: maybe(nastyNumber),
  cancellationPolicy: maybe(fc.record({ cutoffMinutes: maybe(nastyNumber), feePerTicket: nastyMoney })),
};
/** The same for operations of staff: an administrator sends them. */
const OPERATIONS_OF_STAFF: typeof OPERATIONS = [
  [
    'accounts',
    `query ($first: Int, $after: String, $filter: AccountFilter) { accounts(first: $first, after: $after, filter: $filter) { ${nodes} } }`,
    { ...page, filter: maybe(fc.record({ cinemaIds: nastyIds, search: maybe(nastyText) })) },
  ],
  [
    'auditLog',
    `query ($first: Int, $after: String, $filter: AuditFilter) { auditLog(first: $first, after: $after, filter: $filter) { ${nodes} } }`,
    {
      ...page,
      filter: maybe(
        fc.record({
          ...{ actorIds: nastyIds, entityIds: nastyIds, cinemaIds: nastyIds },
          actions: maybe(fc.array(nastyText, { maxLength: 4 })),
          ...{ from: maybe(nastyTime), to: maybe(nastyTime) },
        }),
      ),
    },
  ],
  ['node', 'query ($id: ID!) { node(id: $id) { id } }', { id: nastyId }],
  [
    'refundBooking',
    'mutation ($input: RefundBookingInput!) { refundBooking(input: $input) { errors { path } } }',
    { input: fc.record({ ...nastyRefund, idempotencyKey: nastyText }) },
  ],
  ...['grantRole', 'revokeRole'].map((name): (typeof OPERATIONS)[number] => [
    name,
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { path } } }`,
    { input: nastyRole },
  ]),
  [
    'createCinema',
    'mutation ($input: CreateCinemaInput!) { createCinema(input: $input) { errors { path } } }',
    {
      input: fc.record({
        ...{ ...nastyCinema, ...nastyTerms },
        currency: fc.oneof(fc.constantFrom('EUR', 'XXX', 'eur'), nastyText),
      }),
    },
  ],
  [
    'updateCinema',
    'mutation ($input: UpdateCinemaInput!) { updateCinema(input: $input) { errors { path } } }',
    {
      input: fc.record(
        { id: nastyId, expectedVersion: nastyNumber, ...nastyCinema, ...nastyTerms },
        { requiredKeys: ['id', 'expectedVersion'] },
      ),
    },
  ],
  ...['blockSeatMapSeats', 'unblockSeatMapSeats'].map((name): (typeof OPERATIONS)[number] => [
    name,
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { path } } }`,
    { input: fc.record({ seatMapId: nastyId, seatIds: nastySeats, reason: nastyText }) },
  ]),
  [
    'releaseWheelchairPlaces',
    'mutation ($input: ReleaseWheelchairPlacesInput!) { releaseWheelchairPlaces(input: $input) { errors { path } } }',
    { input: fc.record({ showingId: nastyId, reason: nastyText }) },
  ],
  ...['closeCinema', 'closeAuditorium', 'archiveMovie'].map((name): (typeof OPERATIONS)[number] => [
    name,
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { path } } }`,
    { input: fc.record({ id: nastyId, expectedVersion: nastyNumber }) },
  ]),
];

test.each([
  ...OPERATIONS.map((operation) => [...operation, () => buyer] as const),
  ...OPERATIONS_OF_STAFF.map((operation) => [...operation, () => admin] as const),
])('no input of %s causes an internal error', async (_, query, variables, caller) => {
  await fc.assert(
    fc.asyncProperty(fc.record(variables), async (values) => {
      const { data, errors = [] } = await caller().send(query, values);
      const codes = errors.map(({ extensions }) => extensions.code);
      expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
      expect(codes.length > 0 || data).toBeTruthy();
    }),
    { numRuns: 60, seed: 2026 },
  );
});
