import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';

const STOP_TIMEOUT_MS = 2000;

/**
 * Does something again and again, so that what a lost job or message should have done is done. One round
 * never overlaps the next, and one that fails is only logged: the next may do better.
 */
export function startSweep(options: {
  name: string;
  everyMs: number;
  logger: Logger;
  sweep: () => Promise<unknown>;
}): AsyncDisposable {
  const { name, everyMs, logger, sweep } = options;
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();

  const round = async () => {
    try {
      await sweep();
    } catch (error) {
      logger.warn({ error, sweep: name }, 'a sweep failed');
    }
    schedule();
  };
  const schedule = () => {
    if (!stopped) timer = setTimeout(() => void (running = round()), everyMs);
  };

  schedule();
  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      // The round may be waiting for somebody else's server; what it was about will be due again.
      await Promise.race([running, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}
