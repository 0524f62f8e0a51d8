import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type AmountFragment,
  type PaymentInput,
  PlaceBookingDocument,
  type PlaceBookingInput,
  type PlaceBookingMutation,
  type QuoteLinesFragment,
} from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';
import { useLanguage } from '../texts/texts.tsx';
import { attemptKey, endAttempt } from './attempts.ts';
import { expectBank } from './bank-action.ts';
import type { ContactFields } from './contact.ts';
import { forget } from './kept.ts';

export type BookingRefusal = PlaceBookingMutation['placeBooking']['errors'][number];

interface Order {
  tickets: PlaceBookingInput['tickets'];
  promoCodes: string[];
  contact: ContactFields;
  total: AmountFragment;
  payment: PaymentInput | null;
}

interface State {
  isPlacing: boolean;
  refusals: readonly BookingRefusal[];
  /** Undefined unless there was no answer. */
  error?: unknown;
  /** What was agreed to, and what it costs instead. */
  changed?: { from: AmountFragment; quote: QuoteLinesFragment };
}

const IDLE: State = { isPlacing: false, refusals: [] };

/** Books the seats of a hold once, however often it is asked to: the key is kept before the request is sent. */
export function usePlaceBooking({
  holdId,
  onDoubt,
  onOtherPrice,
}: {
  holdId: string;
  onDoubt: () => void;
  /** The price that was shown is not the one that can be had. */
  onOtherPrice: () => void;
}) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const [state, setState] = useState(IDLE);

  async function place({ contact, total, ...order }: Order): Promise<void> {
    setState({ ...IDLE, isPlacing: true });
    const { amountMinor, currency } = total;
    const input = {
      ...order,
      holdId,
      contact: { name: contact.name.trim(), email: contact.email.trim(), locale: language },
      expectedTotal: { amountMinor, currency },
    };
    const idempotencyKey = attemptKey(tabStorage, `place:${holdId}`, input);
    try {
      const { data } = await client.mutate({
        mutation: PlaceBookingDocument,
        variables: { input: { ...input, idempotencyKey } },
      });
      const { booking, errors = [] } = data?.placeBooking ?? {};
      if (booking) {
        endAttempt(tabStorage, `place:${holdId}`);
        for (const name of [`tickets:${holdId}`, `payment:${holdId}`, `promo:${holdId}`]) forget(tabStorage, name);
        expectBank(booking.id);
        await navigate(`/bookings/${booking.id}`, { replace: true });
        return;
      }
      const change = errors.find((refusal) => refusal.__typename === 'PriceChanged');
      setState({ ...IDLE, refusals: errors, ...(change && { changed: { from: total, quote: change.quote } }) });
      // The last use of a promo code may have been taken meanwhile.
      if (errors.some(({ __typename }) => __typename === 'PromoCodeRejected')) onOtherPrice();
      // The hold may be over, or have become a booking whose answer was lost.
      if (errors.some(({ __typename }) => __typename === 'HoldExpired')) onDoubt();
    } catch (error) {
      setState({ ...IDLE, error });
    }
  }
  return { ...state, changedQuote: state.changed?.quote, place, dismiss: () => setState(IDLE) };
}
