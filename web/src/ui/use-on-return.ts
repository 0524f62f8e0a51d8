import { useEffect } from 'react';

/** Shorter, nothing will have changed much. */
const AWAY_MS = 10_000;

/** Calls back when the visitor returns to the page from another tab or app. */
export function useOnReturn(onReturn: () => void): void {
  useEffect(() => {
    let leftAt = Date.now();
    const listener = () => {
      if (document.visibilityState === 'hidden') leftAt = Date.now();
      else if (Date.now() - leftAt > AWAY_MS) onReturn();
    };
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  }, [onReturn]);
}
