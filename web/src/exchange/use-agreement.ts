import { useQuery } from '@apollo/client/react';
import { useKeptFields } from '../buying/kept.ts';
import { useCard } from '../buying/card/use-card.ts';
import { type PaymentChoice, chosenWay, tokenFor } from '../buying/payment-choice.ts';
import { brokenRules, completeChoice } from '../buying/ticket-choice.ts';
import { type BookingDetailsFragment, type HoldQuery, QuoteExchangeDocument } from '../generated/graphql.ts';
import { ticketsFor } from './given-tickets.ts';
import { useExchange } from './use-exchange.ts';

/** The old tickets open the door until the new ones are paid: not at the counter. */
export const CARDS_ONLY = { atCounterOffered: false };

export type Agreement = ReturnType<typeof useAgreement>;

/** What is given for the seats of a hold, what it costs or gives back, and how it is exchanged. All choices outlast a reload. */
export function useAgreement({
  booking,
  hold,
  onDoubt,
}: {
  booking: BookingDetailsFragment;
  hold: NonNullable<HoldQuery['hold']>;
  onDoubt: () => void;
}) {
  const [chosen, choose] = useKeptFields<Record<string, string>>(`tickets:${hold.id}`, {});
  const [payment, choosePayment] = useKeptFields<PaymentChoice>(`payment:${hold.id}`, { way: '' });
  const { prices } = hold.showing;
  const given = ticketsFor(hold.seats.length, booking);
  // As before, where that can be had for the new seat.
  const before = Object.fromEntries(
    hold.seats.flatMap(({ seatId }, index) => {
      const ticket = given[index];
      return ticket ? [[seatId, ticket.ticketType.id]] : [];
    }),
  );
  const choice = completeChoice(hold.seats, prices, { ...before, ...chosen });
  const broken = brokenRules(choice, prices);
  const tickets = hold.seats.flatMap(({ seatId }, index) => {
    const ticketId = given[index]?.id;
    const ticketTypeId = choice[seatId];
    return ticketId === undefined || ticketTypeId === undefined ? [] : [{ ticketId, seatId, ticketTypeId }];
  });
  const isComplete = tickets.length === hold.seats.length && broken.length === 0;
  const exchanging = useExchange({ booking, holdId: hold.id, onDoubt });
  const quoted = useQuery(QuoteExchangeDocument, {
    variables: { input: { bookingId: booking.id, holdId: hold.id, tickets } },
    // Quoted again after each refusal. Without an answer the hold may be converted already: then nothing can be quoted.
    fetchPolicy: 'network-only',
    skip: !isComplete || exchanging.isSending || exchanging.error !== undefined,
  });
  const answer = (quoted.data ?? quoted.previousData)?.quoteExchange;
  const quote = answer?.quote;
  const card = useCard();
  const way = chosenWay(CARDS_ONLY, payment);
  const isAgreeing = card.isAsking || exchanging.isSending;
  const isPaid = quote !== undefined && quote !== null && quote.difference.amountMinor > 0;
  const canAgree = isComplete && Boolean(quote) && (!isPaid || way !== undefined);

  async function agree(): Promise<void> {
    if (!canAgree || !quote || quoted.loading || isAgreeing) return;
    const { difference } = quote;
    if (!isPaid || way === undefined) {
      exchanging.exchange({ tickets, difference, payment: null });
      return;
    }
    const token = await tokenFor(way, card.token);
    if (token !== undefined) exchanging.exchange({ tickets, difference, payment: { token } });
  }
  return {
    ...{ given, choice, broken, payment, card, quote, exchanging, isAgreeing, canAgree, isPaid },
    agree: () => void agree(),
    problems: answer?.errors ?? [],
    choose: (seatId: string, ticketTypeId: string) => {
      exchanging.dismiss();
      choose({ [seatId]: ticketTypeId });
    },
    choosePayment: (chosenNow: string) => choosePayment({ way: chosenNow }),
    quoteError: quoted.error,
    retryQuote: () => void quoted.refetch().catch(() => undefined),
    isQuoting: quoted.loading,
  };
}
