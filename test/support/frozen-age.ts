import { vi } from 'vitest';

/**
 * Stops the clock by which entries of the cache age: what is seen to have changed was dropped, and did not end. Timers and
 * dates go on. To be put back with `vi.useRealTimers()`.
 */
export function freezeAge(): void {
  vi.useFakeTimers({ toFake: ['performance'] });
}
