import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import type { ExtendHoldService } from './extend-hold.service.ts';
import { ExtendHoldInput, ExtendHoldPayload } from './extend-hold.types.ts';

@Resolver()
export class ExtendHoldResolver {
  readonly #extendHold: ExtendHoldService;

  constructor({ extendHold }: { extendHold: ExtendHoldService }) {
    this.#extendHold = extendHold;
  }

  @Authorized()
  @Mutation(() => ExtendHoldPayload, {
    description: [
      'Account. The deadline is then HOLD_SECONDS from now, but never past Hold.extendableUntil, and never earlier than before.',
      'Errors: NotFound, HoldExpired (it has ended, or has become a booking), HoldNotExtendable.',
    ].join('\n'),
  })
  async extendHold(
    @Arg('input', () => ExtendHoldInput) { holdId }: ExtendHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<ExtendHoldPayload> {
    const outcome = await this.#extendHold.extend({ accountId: identityOf(context).accountId, holdId });
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }
}
