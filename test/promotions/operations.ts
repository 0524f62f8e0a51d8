import type { Prisma } from '../../src/generated/prisma/client.ts';
import type { PlaceBookingInput } from '../generated/graphql.ts';
import { graphql } from '../generated/gql.ts';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ADULT_PRICE, type MadeShowing } from '../support/fixtures.ts';
import { newCode } from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';

export const QuoteWithCodes = graphql(`
  query QuoteWithCodes($input: QuoteBookingInput!) {
    quoteBooking(input: $input) {
      quote {
        total {
          amountMinor
          currency
        }
        lines {
          kind
          label
          amount {
            amountMinor
            decimal
          }
          taxIncluded {
            amountMinor
          }
        }
      }
      errors {
        __typename
        path
        ... on PromoCodeRejected {
          code
          reason
        }
      }
    }
  }
`);

export const PlaceWithCodes = graphql(`
  mutation PlaceWithCodes($input: PlaceBookingInput!) {
    placeBooking(input: $input) {
      booking {
        id
        status
        promoCodes
        total {
          amountMinor
        }
        lines {
          kind
          label
          amount {
            amountMinor
          }
          taxIncluded {
            amountMinor
          }
        }
        tickets {
          id
          price {
            amountMinor
          }
        }
        payments {
          id
        }
      }
      errors {
        __typename
        path
        ... on PromoCodeRejected {
          code
          reason
        }
        ... on PriceChanged {
          quote {
            total {
              amountMinor
            }
          }
        }
      }
    }
  }
`);

/** In use, with a code of its own. */
export function makePromoCode({ database }: TestApp, data: Partial<Prisma.PromoCodeUncheckedCreateInput> = {}) {
  const isPercent = data.freeSeats === undefined && data.amountPerTicketMinor === undefined;
  return database.prisma.promoCode.create({ data: { code: newCode(), ...(isPercent && { percent: 25 }), ...data } });
}

/** Of so many seats for adults, the first ones that are free. */
export async function holdFree(testApp: TestApp, client: GraphQLClient, showing: MadeShowing, seats = 1) {
  const where = { showingId: showing.showingId, status: 'AVAILABLE' } as const;
  const free = await testApp.database.prisma.showingSeat.findMany({ where });
  const isFree = new Set(free.map(({ seatId }) => seatId));
  const seatIds = showing.seatIds.filter((id) => isFree.has(id)).slice(0, seats);
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  return { holdId, seatIds };
}

/** What placeBooking takes for a new hold of seats for adults, with promo codes; 25 % off each when no total is given. */
export async function promotedInput(
  testApp: TestApp,
  client: GraphQLClient,
  { showing, codes, total, seats = 1 }: { showing: MadeShowing; codes: string[]; total?: number; seats?: number },
): Promise<PlaceBookingInput> {
  const hold = await holdFree(testApp, client, showing, seats);
  const amountMinor = total ?? (ADULT_PRICE * seats * 3) / 4;
  return {
    ...bookingInput(showing, hold),
    promoCodes: codes,
    expectedTotal: { amountMinor, currency: showing.currency },
    ...(amountMinor === 0 && { payment: null }),
  };
}

export async function place(client: GraphQLClient, input: PlaceBookingInput) {
  return (await client.request(PlaceWithCodes, { input })).placeBooking;
}

/** How often a code is used, by the rows of its uses, and as it is shown. isRight: its counter has all of them. */
export async function usesOf({ database: { prisma }, app }: TestApp, promoCodeId: string) {
  const [{ used }, uses, returns, shown] = await Promise.all([
    prisma.promoCode.findUniqueOrThrow({ where: { id: promoCodeId } }),
    prisma.promoUse.findMany({ where: { promoCodeId } }),
    prisma.promoReturn.findMany({ where: { promoCodeId } }),
    app.services.promoCodes.byId.rows([promoCodeId]),
  ]);
  const sum = (rows: { quantity: number }[]) => rows.reduce((total, { quantity }) => total + quantity, 0);
  return { isRight: used === sum(uses) + sum(returns), rows: sum(uses), shown: shown[0]?.used };
}
