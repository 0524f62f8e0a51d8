import { AsyncLocalStorage } from 'node:async_hooks';
import { fateOf, OutcomeUnknownError } from './errors.ts';

const current = new AsyncLocalStorage<{ made: boolean }>();

/** Called after each commit. */
export function noteChange(): void {
  const changes = current.getStore();
  if (changes) changes.made = true;
}

/**
 * Runs the whole of a request that changes something.
 *
 * @throws {OutcomeUnknownError} when the database failed after a change had been committed, as while the answer was read:
 * "nothing was changed" would not be true then
 */
export async function watchingChanges<Result>(work: () => Promise<Result>): Promise<Result> {
  const changes = { made: false };
  try {
    return await current.run(changes, work);
  } catch (error) {
    if (!changes.made || fateOf(error) === undefined) throw error;
    throw new OutcomeUnknownError('the database failed after a change', { cause: error });
  }
}
