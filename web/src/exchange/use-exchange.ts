import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { attemptKey, endAttempt } from '../buying/attempts.ts';
import { expectBank } from '../buying/bank-action.ts';
import { expectNews } from '../buying/exchange-news.ts';
import { forget } from '../buying/kept.ts';
import {
  type AmountFragment,
  type BookingDetailsFragment,
  ExchangeTicketsDocument,
  type ExchangeTicketsInput,
  type ExchangeTicketsMutation,
} from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';

export type ExchangeRefusal = ExchangeTicketsMutation['exchangeTickets']['errors'][number];

/** What the visitor agrees to. */
interface Agreed {
  tickets: ExchangeTicketsInput['tickets'];
  difference: AmountFragment;
  /** Null when nothing is to be paid. */
  payment: { token: string } | null;
}

interface State {
  isSending: boolean;
  refusals: readonly ExchangeRefusal[];
  /** Undefined unless there was no answer: then `retry` asks for the same with the same key. */
  error?: unknown;
  retry?: () => void;
  /** The difference that was agreed to, and is another one by now. */
  changedFrom?: AmountFragment;
}

const IDLE: State = { isSending: false, refusals: [] };

/**
 * Exchanges tickets once, however often it is asked to. The booking of the new tickets is shown then: for another showing it is a new
 * one.
 */
export function useExchange({
  booking: { id: bookingId, payments },
  holdId,
  onDoubt,
}: {
  booking: Pick<BookingDetailsFragment, 'id' | 'payments'>;
  holdId: string;
  onDoubt: () => void;
}) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [state, setState] = useState(IDLE);

  async function exchange(agreed: Agreed): Promise<void> {
    const { tickets, difference, payment } = agreed;
    setState({ ...IDLE, isSending: true });
    const { amountMinor, currency } = difference;
    const input = { bookingId, holdId, tickets, payment, expectedDifference: { amountMinor, currency } };
    // The same card after another decline is another attempt.
    const attempt = `exchange:${holdId}:${payments.length}`;
    const idempotencyKey = attemptKey(tabStorage, attempt, input);
    try {
      const variables = { input: { ...input, idempotencyKey } };
      const { data } = await client.mutate({ mutation: ExchangeTicketsDocument, variables });
      const { booking, errors = [] } = data?.exchangeTickets ?? {};
      if (booking) {
        endAttempt(tabStorage, attempt);
        forget(tabStorage, `exchange:${bookingId}`);
        if (payment) {
          expectBank(booking.id);
          // The booking of another showing says itself that its payment was declined.
          if (booking.id === bookingId) expectNews(bookingId);
        }
        await navigate(`/bookings/${booking.id}`, { replace: true });
        return;
      }
      const isOtherPrice = errors.some(({ __typename }) => __typename === 'PriceChanged');
      setState({ ...IDLE, refusals: errors, ...(isOtherPrice && { changedFrom: difference }) });
      // The hold may be over, or the answer to an earlier attempt was lost.
      if (errors.some(({ __typename }) => __typename === 'HoldExpired')) onDoubt();
    } catch (error) {
      setState({ ...IDLE, error, retry: () => void exchange(agreed) });
    }
  }
  return { ...state, exchange: (agreed: Agreed) => void exchange(agreed), dismiss: () => setState(IDLE) };
}
