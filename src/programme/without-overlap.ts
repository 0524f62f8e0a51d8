import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError, violates } from '../platform/database/errors.ts';

const ATTEMPTS = 5;

/**
 * Work that looks for overlaps before it writes. When another request has taken the time meanwhile, the database refuses
 * what is written: then the work is done again, and finds the other's showing.
 */
export async function withoutOverlap<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!violates(error, 'showing_no_overlap')) throw error;
      if (attempt === ATTEMPTS) throw new UnavailableError('others schedule at the same time', { cause: error });
      await sleep(Math.random() * 20 * attempt);
    }
  }
}
