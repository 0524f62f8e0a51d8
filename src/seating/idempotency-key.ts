import { fingerprintOf } from '../platform/fingerprint.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import { isOpaqueText } from '../platform/text.ts';

/** Undefined when the key can be used, and when there is none. */
export function idempotencyKeyProblem(key: string | null | undefined): UserError | undefined {
  if (key === null || key === undefined || isOpaqueText(key, 200)) return undefined;
  return invalidInput('An idempotency key has 1 to 200 characters.', 'idempotencyKey');
}

/** What the key of a request that names its seats stands for: these seats, in any order. */
export function fingerprintOfSeats(seatIds: readonly string[]): string {
  return fingerprintOf(seatIds.toSorted());
}
