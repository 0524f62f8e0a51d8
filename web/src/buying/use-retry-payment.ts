import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type BookingDetailsFragment, RetryPaymentDocument, type RetryPaymentMutation } from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';
import { attemptKey, endAttempt } from './attempts.ts';
import { expectBank } from './bank-action.ts';
import { AT_COUNTER } from './payment-choice.ts';

interface State {
  isSending: boolean;
  refusals: RetryPaymentMutation['retryPayment']['errors'];
  error?: unknown;
}

const IDLE: State = { isSending: false, refusals: [] };

/** Another attempt to pay for a booking, or its change to the counter. Its answer changes the booking in the cache, and so what is shown. */
export function useRetryPayment({ id: bookingId, payments }: Pick<BookingDetailsFragment, 'id' | 'payments'>) {
  const client = useApolloClient();
  const [state, setState] = useState(IDLE);

  /** @param way a card's token, or AT_COUNTER */
  async function retry(way: string): Promise<void> {
    setState({ ...IDLE, isSending: true });
    const input = { bookingId, payment: way === AT_COUNTER ? { atCounter: true } : { token: way } };
    // The same card after another decline is another attempt.
    const attempt = `retry:${bookingId}:${payments.length}`;
    const idempotencyKey = attemptKey(tabStorage, attempt, input);
    try {
      const variables = { input: { ...input, idempotencyKey } };
      const { data } = await client.mutate({ mutation: RetryPaymentDocument, variables });
      endAttempt(tabStorage, attempt);
      const refusals = data?.retryPayment.errors ?? [];
      // A refused one leaves the payment that waits: its bank may be the one where the buyer does not get on.
      if (way !== AT_COUNTER && refusals.length === 0) expectBank(bookingId);
      setState({ ...IDLE, refusals });
    } catch (error) {
      setState({ ...IDLE, error });
    }
  }
  return { ...state, retry: (way: string) => void retry(way) };
}
