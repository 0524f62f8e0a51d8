import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import type { HoldLimits } from '../hold-limits.ts';
import { countedLimits } from '../hold.resolver.ts';
import type { ChangeHoldService } from './change-hold.service.ts';
import { ChangeHoldInput, ChangeHoldPayload } from './change-hold.types.ts';

@Resolver()
export class ChangeHoldResolver {
  readonly #changeHold: ChangeHoldService;
  readonly #holdLimits: HoldLimits;

  constructor({ changeHold, holdLimits }: { changeHold: ChangeHoldService; holdLimits: HoldLimits }) {
    this.#changeHold = changeHold;
    this.#holdLimits = holdLimits;
  }

  @Authorized()
  @Mutation(() => ChangeHoldPayload, {
    description: [
      'Account. Adds and gives back seats in one act, all or nothing; the deadline stays. The same change again, which added seats',
      'and was made, gives the hold as it is. Errors: InvalidInput, NotFound, HoldExpired (it has ended, or has become a booking),',
      'SeatsUnavailable, SeatsBelongTogether, StrandsSingleSeat, SeatLimitExceeded, SalesClosed (only when seats are added).',
    ].join('\n'),
  })
  async changeHold(
    @Arg('input', () => ChangeHoldInput) { holdId, addSeatIds, removeSeatIds }: ChangeHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangeHoldPayload> {
    const { accountId } = identityOf(context);
    const limits = countedLimits(context, { holdLimits: this.#holdLimits }, { accountId, seats: addSeatIds.length });
    const outcome = await this.#changeHold.change({ accountId, holdId, addSeatIds, removeSeatIds, limits });
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }
}
