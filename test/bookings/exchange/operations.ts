import { newId } from '../../../src/platform/ids.ts';
import { graphql } from '../../generated/gql.ts';
import type { ExchangeTicketsInput, QuoteExchangeInput } from '../../generated/graphql.ts';
import { holdSeats } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import type { TestApp } from '../../support/test-app.ts';
import { type Bought, buy, showingWithTerms } from '../cancellation/operations.ts';

export const QuoteExchange = graphql(`
  query QuoteExchange($input: QuoteExchangeInput!) {
    quoteExchange(input: $input) {
      quote {
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
        difference {
          amountMinor
          currency
        }
      }
      errors {
        __typename
        message
        path
        ... on NotExchangeable {
          cutoff
        }
      }
    }
  }
`);

export const ExchangeTickets = graphql(`
  mutation ExchangeTickets($input: ExchangeTicketsInput!) {
    exchangeTickets(input: $input) {
      booking {
        ...BookingParts
      }
      errors {
        __typename
        message
        path
        ... on NotExchangeable {
          cutoff
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

export async function quoteExchange(client: GraphQLClient, input: QuoteExchangeInput) {
  return (await client.request(QuoteExchange, { input })).quoteExchange;
}

/** With a key of its own. */
export async function exchange(
  client: GraphQLClient,
  input: Omit<ExchangeTicketsInput, 'idempotencyKey'> & { idempotencyKey?: string },
) {
  return (await client.request(ExchangeTickets, { input: { idempotencyKey: newId(), ...input } })).exchangeTickets;
}

/** The difference, for `expectedDifference`. */
export function euros(amountMinor: number) {
  return { amountMinor, currency: 'EUR' };
}

/** Holds a seat for the first ticket of what was bought, and says what exchanges it. */
export async function toExchange(
  { client, bookingId, showing, ticketIds }: Bought,
  { seatId, ticketTypeId, ticketId }: { seatId: string; ticketTypeId?: string; ticketId?: string },
): Promise<QuoteExchangeInput> {
  const { id: holdId } = await holdSeats(client, showing, [seatId]);
  const ticket = { ticketId: ticketId ?? ticketIds[0] ?? '', seatId, ...(ticketTypeId && { ticketTypeId }) };
  return { bookingId, holdId, tickets: [ticket] };
}

/** One ticket for a child, which an adult's costs 4.00 more than. */
export async function buyForChild(testApp: TestApp, showing?: MadeShowing): Promise<Bought> {
  const bought = await buy(testApp, showing ?? (await showingWithTerms(testApp)), 1);
  const { childTicketTypeId: ticketTypeId, seatIds } = bought.showing;
  const input = await toExchange(bought, { seatId: seatIds.at(-1) ?? '', ticketTypeId });
  const { booking, errors } = await exchange(bought.client, { ...input, expectedDifference: euros(-400) });
  const ticket = booking?.tickets.find(({ status }) => status === 'VALID');
  if (!ticket) throw new Error(JSON.stringify(errors));
  return { ...bought, ticketIds: [ticket.id], seatIds: [ticket.seat.id] };
}

/** Settles every payment that waits. */
export async function settleAll({ app, database }: TestApp): Promise<void> {
  const payments = await database.prisma.payment.findMany({
    where: { status: { in: ['PENDING', 'REQUIRES_ACTION'] } },
  });
  await app.services.settlement.settlePayments(payments.map(({ id }) => id));
}
