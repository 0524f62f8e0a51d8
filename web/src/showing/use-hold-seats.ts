import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { attemptKey, endAttempt } from '../buying/attempts.ts';
import { HoldSeatsDocument, type HoldSeatsMutation } from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';
import { useSession } from '../shell/app-context.tsx';
import { useLanguage } from '../texts/texts.tsx';
import { keepPicks } from './kept-picks.ts';

export type HoldRefusal = HoldSeatsMutation['holdSeats']['errors'][number];

interface State {
  isHolding: boolean;
  refusals: readonly HoldRefusal[];
  /** Undefined unless there was no answer: then the same seats are asked for again with the same key. */
  error?: unknown;
}

const IDLE: State = { isHolding: false, refusals: [] };

/** Holds seats, all or none, and goes on to the checkout. Who has no session becomes a guest before. */
export function useHoldSeats(showingId: string) {
  const client = useApolloClient();
  const session = useSession();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const [state, setState] = useState(IDLE);
  const attempt = `hold:${showingId}`;

  async function send(seatIds: readonly string[]) {
    const input = { showingId, seatIds: [...seatIds] };
    const idempotencyKey = attemptKey(tabStorage, attempt, input);
    const { data } = await client.mutate({
      mutation: HoldSeatsDocument,
      variables: { input: { ...input, idempotencyKey } },
    });
    return data?.holdSeats ?? { hold: null, errors: [] };
  }

  async function hold(seatIds: readonly string[]): Promise<void> {
    setState({ ...IDLE, isHolding: true });
    try {
      await session.ensure(language);
      let answer = await send(seatIds);
      if (answer.errors.some(({ __typename }) => __typename === 'HoldExpired')) {
        // The answer to an earlier attempt was lost, and its hold is over: this is a new attempt.
        endAttempt(tabStorage, attempt);
        answer = await send(seatIds);
      }
      if (!answer.hold) {
        setState({ ...IDLE, refusals: answer.errors });
        return;
      }
      endAttempt(tabStorage, attempt);
      keepPicks(showingId, []);
      await navigate(`/holds/${answer.hold.id}`);
    } catch (error) {
      setState({ ...IDLE, error });
    }
  }
  return { ...state, hold: (seatIds: readonly string[]) => void hold(seatIds), dismiss: () => setState(IDLE) };
}
