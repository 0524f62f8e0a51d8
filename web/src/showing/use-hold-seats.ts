import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { attemptKey, endAttempt } from '../buying/attempts.ts';
import { HoldBestSeatsDocument, type HoldProblemFragment, HoldSeatsDocument } from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';
import { useSession } from '../shell/app-context.tsx';
import { useLanguage } from '../texts/texts.tsx';
import type { BestSeatsWish } from './best-seats-wish.ts';
import { keepPicks } from './kept-picks.ts';
import type { PickPurpose } from './pick-purpose.ts';

export type HoldRefusal = HoldProblemFragment;

interface State {
  isHolding: boolean;
  refusals: readonly HoldRefusal[];
  /** Undefined unless there was no answer: then `retry` asks for the same seats again with the same key. */
  error?: unknown;
  retry?: () => void;
}

interface Answer {
  hold?: { id: string } | null;
  errors: readonly HoldRefusal[];
}

const IDLE: State = { isHolding: false, refusals: [] };
const NO_ANSWER: Answer = { hold: null, errors: [] };

/**
 * Holds seats, all or none, and goes on to what they are for: those that the visitor picked, or the best that are free. Who has no
 * session becomes a guest before.
 */
export function useHoldSeats(showingId: string, { name, pathOf }: Pick<PickPurpose, 'name' | 'pathOf'>) {
  const client = useApolloClient();
  const session = useSession();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const [state, setState] = useState(IDLE);
  const attempt = `hold:${showingId}`;

  async function sendPicks(seatIds: readonly string[]): Promise<Answer> {
    const input = { showingId, seatIds: [...seatIds] };
    const idempotencyKey = attemptKey(tabStorage, attempt, input);
    const variables = { input: { ...input, idempotencyKey } };
    const { data } = await client.mutate({ mutation: HoldSeatsDocument, variables });
    return data?.holdSeats ?? NO_ANSWER;
  }

  async function sendWish(wish: BestSeatsWish): Promise<Answer> {
    const input = { showingId, ...wish, together: true };
    const idempotencyKey = attemptKey(tabStorage, attempt, input);
    const variables = { input: { ...input, idempotencyKey } };
    const { data } = await client.mutate({ mutation: HoldBestSeatsDocument, variables });
    return data?.holdBestAvailable ?? NO_ANSWER;
  }

  async function take(send: () => Promise<Answer>): Promise<void> {
    setState({ ...IDLE, isHolding: true });
    try {
      await session.ensure(language);
      let answer = await send();
      if (answer.errors.some(({ __typename }) => __typename === 'HoldExpired')) {
        // The answer to an earlier attempt was lost, and its hold is over: this is a new attempt.
        endAttempt(tabStorage, attempt);
        answer = await send();
      }
      if (!answer.hold) {
        setState({ ...IDLE, refusals: answer.errors });
        return;
      }
      endAttempt(tabStorage, attempt);
      keepPicks(name, []);
      await navigate(pathOf(answer.hold.id));
    } catch (error) {
      setState({ ...IDLE, error, retry: () => void take(send) });
    }
  }
  return {
    ...state,
    hold: (seatIds: readonly string[]) => void take(() => sendPicks(seatIds)),
    holdBest: (wish: BestSeatsWish) => void take(() => sendWish(wish)),
    dismiss: () => setState(IDLE),
  };
}
