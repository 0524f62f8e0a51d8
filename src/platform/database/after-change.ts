import { fateOf, OutcomeUnknownError } from './errors.ts';

/**
 * Does what a request still does after its change was committed. Each service whose change is followed by a read or by
 * another change goes through this.
 *
 * @throws {OutcomeUnknownError} when the database failed meanwhile: "nothing was changed" would not be true
 */
export async function afterChange<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (fateOf(error) === undefined) throw error;
    throw new OutcomeUnknownError('the database failed after a change', { cause: error });
  }
}
