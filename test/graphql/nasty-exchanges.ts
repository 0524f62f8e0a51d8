import fc from 'fast-check';
import { maybe, nastyPayment, nastyText } from './nasty-values.ts';

type Operation = [string, string, Record<string, fc.Arbitrary<unknown>>];

/** The operations that exchange tickets, each with arbitrary variables. */
export function exchangeOperations({
  nastyId,
  nastyMoney,
}: Record<'nastyId' | 'nastyMoney', fc.Arbitrary<unknown>>): Operation[] {
  const nastyExchanges = fc.array(fc.record({ ticketId: nastyId, seatId: nastyId, ticketTypeId: maybe(nastyId) }), {
    maxLength: 3,
  });
  return [
    [
      'quoteExchange',
      `query ($input: QuoteExchangeInput!) { quoteExchange(input: $input) { errors { path } } }`,
      { input: fc.record({ bookingId: nastyId, holdId: nastyId, tickets: nastyExchanges }) },
    ],
    [
      'exchangeTickets',
      `mutation ($input: ExchangeTicketsInput!) { exchangeTickets(input: $input) { errors { path } } }`,
      {
        input: fc.record({
          ...{ bookingId: nastyId, holdId: nastyId, tickets: nastyExchanges, payment: maybe(nastyPayment) },
          ...{ expectedDifference: nastyMoney, idempotencyKey: nastyText },
        }),
      },
    ],
  ];
}
