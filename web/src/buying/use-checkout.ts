import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type HoldQuery, QuoteBookingDocument, type QuoteLinesFragment } from '../generated/graphql.ts';
import { useCard } from './card/use-card.ts';
import { contactProblemsOf } from './contact.ts';
import { useKeptFields } from './kept.ts';
import { type PaymentChoice, isPayable, paymentInput } from './payment-choice.ts';
import { brokenRules, completeChoice } from './ticket-choice.ts';
import { usePlaceBooking } from './use-place-booking.ts';
import { promoCodesOf, useTypedCodes } from './use-promo-codes.ts';

export type Checkout = ReturnType<typeof useCheckout>;

/** What the visitor chose at the checkout, what it costs, and how it is booked. All choices outlast a reload. */
export function useCheckout({
  hold,
  me,
  onDoubt,
}: {
  hold: NonNullable<HoldQuery['hold']>;
  me: HoldQuery['me'];
  onDoubt: () => void;
}) {
  const [chosen, choose] = useKeptFields<Record<string, string>>(`tickets:${hold.id}`, {});
  const [contact, changeContact] = useKeptFields(`contact:${me?.id}`, contactOf(me));
  const [payment, choosePayment] = useKeptFields<PaymentChoice>(`payment:${hold.id}`, { way: '' });
  const card = useCard();
  const typedCodes = useTypedCodes(hold.id);
  const [isAsked, setIsAsked] = useState(false);
  const { prices } = hold.showing;
  const choice = completeChoice(hold.seats, prices, chosen);
  const broken = brokenRules(choice, prices);
  const tickets = Object.entries(choice).map(([seatId, ticketTypeId]) => ({ seatId, ticketTypeId }));
  const isComplete = tickets.length === hold.seats.length && broken.length === 0;
  const quoted = useQuery(QuoteBookingDocument, {
    variables: { input: { holdId: hold.id, tickets, promoCodes: typedCodes.codes } },
    skip: !isComplete,
  });
  const retryQuote = () => void quoted.refetch().catch(() => undefined);
  const placing = usePlaceBooking({ holdId: hold.id, onDoubt, onOtherPrice: retryQuote });
  const answer = (quoted.data ?? quoted.previousData)?.quoteBooking;
  const quote: QuoteLinesFragment | null | undefined = placing.changedQuote ?? answer?.quote;
  const promo = promoCodesOf(typedCodes, {
    problems: answer?.errors ?? [],
    isAsking: quoted.loading,
    onChange: placing.dismiss,
  });
  const contactProblems = contactProblemsOf(contact);
  const isPaying = card.isAsking || placing.isPlacing;

  /** @returns the field of the form that is missing: it is marked then */
  function submit(): string | undefined {
    setIsAsked(true);
    const [missing] = Object.keys(contactProblems);
    if (missing !== undefined) return missing;
    if (!isComplete || quoted.loading || isPaying || !quote || !isPayable(quote, payment)) return undefined;
    const order = { tickets, promoCodes: promo.good, contact, total: quote.total };
    void paymentInput(quote, payment, card.token).then((paid) => {
      if (paid !== undefined) void placing.place({ ...order, payment: paid });
    });
    return undefined;
  }
  return {
    ...{ choice, broken, contact, changeContact, payment, card, promo, quote, placing, isPaying, submit },
    choose: (seatId: string, ticketTypeId: string) => {
      placing.dismiss();
      choose({ [seatId]: ticketTypeId });
    },
    choosePayment: (way: string) => choosePayment({ way }),
    contactProblems: isAsked ? contactProblems : {},
    quoteError: quoted.error,
    retryQuote,
    isQuoting: quoted.loading,
    canPay: isComplete && quote !== undefined && quote !== null && isPayable(quote, payment),
  };
}

/** A guest has no name of its own, only a word for one. */
function contactOf(me: HoldQuery['me']) {
  return me && !me.isGuest ? { name: me.name ?? '', email: me.email ?? '' } : { name: '', email: '' };
}
