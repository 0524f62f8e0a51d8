import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { CancelBookingDocument, type CancelBookingMutation } from '../../generated/graphql.ts';
import { tabStorage } from '../../session/browser-storage.ts';
import { attemptKey, endAttempt } from '../attempts.ts';

export type CancellationProblem = CancelBookingMutation['cancelBooking']['errors'][number];

interface State {
  isSending: boolean;
  problems: readonly CancellationProblem[];
  error?: unknown;
}

const IDLE: State = { isSending: false, problems: [] };

/** Cancels tickets once, however often it is asked to. Its answer changes the booking in the cache, and so what is shown. */
export function useCancelBooking(bookingId: string) {
  const client = useApolloClient();
  const [state, setState] = useState(IDLE);

  /** @returns whether the tickets are cancelled */
  async function cancel(ticketIds: readonly string[]): Promise<boolean> {
    setState({ ...IDLE, isSending: true });
    const input = { bookingId, ticketIds: [...ticketIds] };
    const attempt = `cancel:${bookingId}`;
    const idempotencyKey = attemptKey(tabStorage, attempt, input);
    try {
      const variables = { input: { ...input, idempotencyKey } };
      const { data } = await client.mutate({ mutation: CancelBookingDocument, variables });
      endAttempt(tabStorage, attempt);
      const problems = data?.cancelBooking.errors ?? [];
      setState({ ...IDLE, problems });
      return problems.length === 0;
    } catch (error) {
      setState({ ...IDLE, error });
      return false;
    }
  }
  return { ...state, cancel };
}
