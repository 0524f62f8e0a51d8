import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import type { PlaceBookingInput } from '../generated/graphql.ts';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ADULT_PRICE, CHILD_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const PlaceBookingWithQuote = graphql(`
  mutation PlaceBookingWithQuote($input: PlaceBookingInput!) {
    placeBooking(input: $input) {
      booking {
        id
      }
      errors {
        __typename
        ... on PriceChanged {
          quote {
            atCounterOffered
            total {
              amountMinor
              currency
              decimal
            }
            lines {
              kind
              label
              seat {
                id
                label
                category {
                  name
                }
              }
              ticketType {
                id
                name
              }
              amount {
                amountMinor
                currency
                decimal
              }
              taxRateBasisPoints
              taxIncluded {
                amountMinor
                currency
              }
            }
          }
        }
      }
    }
  }
`);

const TOTAL = ADULT_PRICE + CHILD_PRICE;

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
/** An adult on A1 and a child on A2. */
let input: PlaceBookingInput;
beforeAll(async () => {
  // The role api has no worker, which would change rows while a test compares them.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4, currency: 'GBP' });
  const [first = '', second = ''] = showing.seatIds;
  const { id: holdId } = await holdSeats(buyer, showing, [first, second]);
  input = {
    ...bookingInput(showing, { holdId, seatIds: [first, second] }),
    tickets: [
      { seatId: first, ticketTypeId: showing.ticketTypeId },
      { seatId: second, ticketTypeId: showing.childTicketTypeId },
    ],
    expectedTotal: { amountMinor: TOTAL, currency: 'GBP' },
  };
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function place(change: Partial<PlaceBookingInput> = {}) {
  return (await buyer.request(PlaceBooking, { input: { ...input, ...change } })).placeBooking;
}

const refusal = (change: Partial<PlaceBookingInput> = {}) => withoutAnyChange(testApp.database, () => place(change));

function priceChanged({ adult = ADULT_PRICE, child = CHILD_PRICE } = {}) {
  return {
    booking: null,
    errors: [
      {
        __typename: 'PriceChanged',
        message: expect.any(String) as string,
        path: ['input', 'expectedTotal'],
        quote: {
          total: { amountMinor: adult + child, currency: 'GBP' },
          lines: [
            { kind: 'TICKET', label: 'Adult, A1', amount: { amountMinor: adult } },
            { kind: 'TICKET', label: 'Child, A2', amount: { amountMinor: child } },
          ],
        },
      },
    ],
  };
}

async function setAdultPrice(amountMinor: number): Promise<void> {
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const { priceListId: id, categoryId, ticketTypeId } = showing;
  const prices = [{ categoryId, ticketTypeId, price: { amountMinor, currency: 'GBP' } }];
  const { data } = await sendMutation(manager, 'updatePriceList', { id, expectedVersion: 1, prices });
  expect(data?.['updatePriceList']).toEqual({ errors: [] });
}

test.each([
  ['too low by one', TOTAL - 1],
  ['too high by one', TOTAL + 1],
  ['0', 0],
  ['negative', -TOTAL],
  ['the largest number that a client can send', Number.MAX_SAFE_INTEGER],
])('an expected total that is %s is PriceChanged with the right quote, and changes nothing', async (_, amountMinor) => {
  expect(await refusal({ expectedTotal: { amountMinor, currency: 'GBP' } })).toEqual(priceChanged());
});

test('a quote has every field of its lines', async () => {
  const expectedTotal = { amountMinor: 1, currency: 'GBP' };
  const { placeBooking } = await withoutAnyChange(testApp.database, () =>
    buyer.request(PlaceBookingWithQuote, { input: { ...input, expectedTotal } }),
  );
  const line = (index: number, { label, decimal, ticketType }: Record<'label' | 'decimal' | 'ticketType', string>) => ({
    kind: 'TICKET',
    label: `${ticketType}, ${label}`,
    seat: { id: showing.seatIds[index], label, category: { name: 'Standard' } },
    ticketType: { id: input.tickets[index]?.ticketTypeId, name: ticketType },
    amount: { amountMinor: Number(decimal) * 100, currency: 'GBP', decimal },
    taxRateBasisPoints: 0,
    taxIncluded: { amountMinor: 0, currency: 'GBP' },
  });
  const quote = {
    atCounterOffered: false,
    total: { amountMinor: 2000, currency: 'GBP', decimal: '20.00' },
    lines: [
      line(0, { label: 'A1', decimal: '12.00', ticketType: 'Adult' }),
      line(1, { label: 'A2', decimal: '8.00', ticketType: 'Child' }),
    ],
  };
  expect(placeBooking).toEqual({ booking: null, errors: [{ __typename: 'PriceChanged', quote }] });
});

test('after PriceChanged the same hold, with the total of the quote, is booked under the same key', async () => {
  const { errors } = await refusal({ expectedTotal: { amountMinor: 1, currency: 'GBP' } });
  const [error] = errors;
  if (error?.__typename !== 'PriceChanged') throw new Error(JSON.stringify(errors));
  const { booking } = await place({ expectedTotal: error.quote.total });
  expect(booking?.total).toEqual({ amountMinor: TOTAL, currency: 'GBP' });
});

test.each([
  ['raised', 1500],
  ['lowered', 0],
])('a price that is %s after the hold does not change what its tickets cost', async (_, amountMinor) => {
  await setAdultPrice(amountMinor);
  const expectedTotal = { amountMinor: amountMinor + CHILD_PRICE, currency: 'GBP' };
  expect(await refusal({ expectedTotal })).toEqual(priceChanged());
  const { booking } = await place();
  expect(booking?.total).toEqual({ amountMinor: TOTAL, currency: 'GBP' });
});

test('a price changed after the booking leaves the booking, and the answer to a repeated request, unchanged', async () => {
  const { booking } = await place();
  await setAdultPrice(1500);
  const again = await withoutAnyChange(testApp.database, () => place());
  expect(again).toEqual({ booking, errors: [] });
});

test('an expected total in another currency is InvalidInput, not PriceChanged', async () => {
  const refused = {
    booking: null,
    errors: [{ __typename: 'InvalidInput', path: ['input', 'expectedTotal', 'currency'] }],
  };
  for (const amountMinor of [TOTAL, 1]) {
    expect(await refusal({ expectedTotal: { amountMinor, currency: 'EUR' } })).toMatchObject(refused);
  }
});

test.each([
  ['a fraction', { amountMinor: 0.5, currency: 'GBP' }],
  ['more than 53 bits', { amountMinor: 2 ** 53, currency: 'GBP' }],
  ['no currency code', { amountMinor: TOTAL, currency: 'pounds' }],
])('an expected total of %s is BAD_USER_INPUT', async (_, expectedTotal) => {
  const { errors } = await withoutAnyChange(testApp.database, () =>
    buyer.send(PlaceBooking, { input: { ...input, expectedTotal } }),
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a wrong currency and a missing payment are named at once', async () => {
  expect(await refusal({ expectedTotal: { amountMinor: TOTAL, currency: 'EUR' }, payment: null })).toMatchObject({
    errors: [
      { __typename: 'InvalidInput', path: ['input', 'expectedTotal', 'currency'] },
      { __typename: 'InvalidInput', path: ['input', 'payment'] },
    ],
  });
});

test('a total that no client could read is InvalidInput', async () => {
  // More than updatePriceList takes.
  const data = { amountMinor: Number.MAX_SAFE_INTEGER };
  await testApp.database.prisma.price.updateMany({ where: { priceListId: showing.priceListId }, data });
  expect(await refusal()).toMatchObject({
    booking: null,
    errors: [{ __typename: 'InvalidInput', path: ['input', 'tickets'] }],
  });
});
