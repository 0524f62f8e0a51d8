import { useEffect, useEffectEvent, useState } from 'react';
import { deadlineAfter, secondsUntil } from '../ui/countdown.ts';

const TICK_MS = 250;

/**
 * The seconds that are left, by the server's clock.
 *
 * @param answer an object that is another one with each answer of the server @param onDoubt is called when the server should be
 *   asked again: at the end, and when the visitor comes back, since the page's clock may have stood still meanwhile
 */
export function useCountdown(answer: { secondsLeft: number } | undefined, onDoubt: () => void): number {
  const [counted, setCounted] = useState(() => start(answer));
  if (counted.answer !== answer) setCounted(start(answer));
  const [seconds, setSeconds] = useState(answer?.secondsLeft ?? 0);
  const doubt = useEffectEvent(onDoubt);
  useEffect(() => {
    if (counted.deadline === undefined) return undefined;
    const { deadline } = counted;
    const tick = () => {
      const left = secondsUntil(deadline, performance.now());
      setSeconds(left);
      if (left > 0) return;
      clearInterval(timer);
      doubt();
    };
    const timer = setInterval(tick, TICK_MS);
    tick();
    return () => clearInterval(timer);
  }, [counted]);
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') doubt();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, []);
  return Math.min(seconds, answer?.secondsLeft ?? 0);
}

function start(answer: { secondsLeft: number } | undefined) {
  // A hold that was over when the server answered is no news for the server.
  const isRunning = answer !== undefined && answer.secondsLeft > 0;
  return { answer, deadline: isRunning ? deadlineAfter(answer.secondsLeft, performance.now()) : undefined };
}
