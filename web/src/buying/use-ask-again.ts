import { useEffect, useEffectEvent } from 'react';

const ASK_AGAIN_MS = 4000;

/**
 * Asks the server again and again, beside the socket's events: none come where a network blocks sockets, and one that
 * overtakes the answer to a mutation is undone by that older answer.
 */
export function useAskAgain(ask: () => void, isWaiting = true): void {
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => askNow(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
}
