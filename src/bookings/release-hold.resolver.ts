import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import { ReleaseHoldInput, ReleaseHoldPayload } from '../seating/hold.types.ts';
import type { ReleaseHoldService } from './release-hold.service.ts';

/** Here and not in seating, which knows no bookings: a hold may have become one. */
@Resolver()
export class ReleaseHoldResolver {
  readonly #releaseHold: ReleaseHoldService;

  constructor({ releaseHold }: { releaseHold: ReleaseHoldService }) {
    this.#releaseHold = releaseHold;
  }

  @Authorized()
  @Mutation(() => ReleaseHoldPayload, {
    description: [
      'Account. Gives the seats back before the deadline; nothing happens when the hold is over already. After a declined',
      'payment, or before one at the counter, it cancels the booking. Errors: NotFound, HoldExpired (its booking is paid, or a payment is in progress).',
    ].join('\n'),
  })
  async releaseHold(
    @Arg('input', () => ReleaseHoldInput) { holdId }: ReleaseHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<ReleaseHoldPayload> {
    const outcome = await this.#releaseHold.release({ accountId: identityOf(context).accountId, holdId });
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }
}
