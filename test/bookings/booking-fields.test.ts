import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { bookingInput, bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReadTicketsAndMoney = graphql(`
  query ReadTicketsAndMoney($id: ID!) {
    booking(id: $id) {
      id
      showing {
        id
      }
      total {
        decimal
      }
      refunded {
        decimal
      }
      tickets {
        booking {
          id
          status
        }
        showing {
          id
          prices {
            ticketType {
              name
            }
            price {
              decimal
            }
          }
        }
        price {
          decimal
          currency
        }
      }
      payments {
        method
        amount {
          decimal
        }
        refunded {
          decimal
        }
      }
    }
  }
`);

let testApp: TestApp;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a ticket has its booking and its showing', async () => {
  const showing = await makeShowing(testApp.database);
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
  await bookingOnce(buyer, id, 'CONFIRMED');
  const { booking } = await buyer.request(ReadTicketsAndMoney, { id });
  expect(booking?.showing.id).toBe(showing.showingId);
  const ticket = { booking: { id, status: 'CONFIRMED' }, showing: { id: showing.showingId } };
  expect(booking?.tickets).toMatchObject([ticket, ticket]);
});

test.each([
  ['EUR', '12.00', '24.00', '0.00'],
  ['JPY', '1200', '2400', '0'],
  ['KWD', '1.200', '2.400', '0.000'],
])('amounts in %s have the decimals of their currency', async (currency, price, total, nothing) => {
  const showing = await makeShowing(testApp.database, { currency });
  const seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const { placeBooking } = await buyer.request(PlaceBooking, { input: bookingInput(showing, { holdId, seatIds }) });
  expect(placeBooking.errors).toEqual([]);
  const { booking } = await buyer.request(ReadTicketsAndMoney, { id: placeBooking.booking?.id ?? '' });
  expect(booking).toMatchObject({
    total: { decimal: total },
    refunded: { decimal: nothing },
    tickets: [{ price: { decimal: price, currency } }, { price: { decimal: price, currency } }],
    payments: [{ method: 'CARD', amount: { decimal: total }, refunded: { decimal: nothing } }],
  });
  expect(booking?.tickets[0]?.showing.prices).toContainEqual({
    ticketType: { name: 'Adult' },
    price: { decimal: price },
  });
});

test('a booking of large amounts is read with every digit', async () => {
  const showing = await makeShowing(testApp.database);
  const { priceListId, ticketTypeId } = showing;
  // Together just below 53 bits, and far above 32.
  const amountMinor = (Number.MAX_SAFE_INTEGER - 1) / 2;
  await testApp.database.prisma.price.updateMany({ where: { priceListId, ticketTypeId }, data: { amountMinor } });
  const seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const expectedTotal = { amountMinor: amountMinor * 2, currency: 'EUR' };
  const input = { ...bookingInput(showing, { holdId, seatIds }), expectedTotal };
  const { placeBooking } = await buyer.request(PlaceBooking, { input });
  expect(placeBooking).toMatchObject({ errors: [], booking: { total: expectedTotal } });
  const { booking } = await buyer.request(ReadTicketsAndMoney, { id: placeBooking.booking?.id ?? '' });
  expect(booking?.total.decimal).toBe('90071992547409.90');
});
