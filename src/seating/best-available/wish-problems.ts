import { isId } from '../../platform/ids.ts';
import { invalidInput, notFound, type UserError } from '../../platform/outcome.ts';
import { seatLimitExceeded } from '../hold-errors.ts';
import type { HoldRequest } from '../hold.service.ts';
import { idempotencyKeyProblem } from '../idempotency-key.ts';
import type { SeatWish } from '../selection/best-available.ts';

export interface BestAvailableRequest extends SeatWish, Omit<HoldRequest, 'seatIds'> {}

/** What is wrong with a request by itself. */
export function wishProblems(
  request: BestAvailableRequest,
  { maxSeatsPerHold }: { maxSeatsPerHold: number },
): UserError[] {
  const { showingId, quantity, categoryIds, features, idempotencyKey } = request;
  const problems: (UserError | undefined)[] = [
    quantity < 1 ? invalidInput('At least one seat must be asked for.', 'quantity') : undefined,
    quantity > maxSeatsPerHold
      ? seatLimitExceeded(maxSeatsPerHold, `At most ${maxSeatsPerHold} seats can be held at once.`, 'quantity')
      : undefined,
    categoryIds?.length === 0
      ? invalidInput('At least one category must be named, or the list left out.', 'categoryIds')
      : undefined,
    features.length > Math.max(1, quantity)
      ? invalidInput('Each feature is for one seat: there are more features than seats.', 'features')
      : undefined,
    features.includes('COMPANION') && !features.includes('WHEELCHAIR')
      ? invalidInput(
          'A companion place is only held with its wheelchair place.',
          'features',
          features.indexOf('COMPANION'),
        )
      : undefined,
    isId(showingId) ? undefined : notFound('showing', 'showingId'),
    idempotencyKeyProblem(idempotencyKey),
  ];
  return problems.filter((problem) => problem !== undefined);
}
