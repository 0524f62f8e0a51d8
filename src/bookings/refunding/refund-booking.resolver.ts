import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessRule, actorOf, identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import { viewerOf } from '../../graphql/viewer.ts';
import type { RefundBookingService } from './refund-booking.service.ts';
import { RefundBookingInput, RefundBookingPayload } from './refund-booking.types.ts';

@Resolver()
export class RefundBookingResolver {
  readonly #refundBooking: RefundBookingService;

  constructor({ refundBooking }: { refundBooking: RefundBookingService }) {
    this.#refundBooking = refundBooking;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => RefundBookingPayload, {
    description: [
      'MANAGER of the cinema. Gives money back outside of the policy, and voids tickets or leaves them: see RefundBookingInput.',
      'After a refund that FAILED, with paidOtherwise.',
      'Errors: InvalidInput, NotFound, RefundTooHigh, IdempotencyConflict.',
    ].join('\n'),
  })
  async refundBooking(
    @Arg('input', () => RefundBookingInput) { ticketIds = null, amount = null, ...input }: RefundBookingInput,
    @Ctx() context: RequestContext,
  ): Promise<RefundBookingPayload> {
    const { accountId } = identityOf(context);
    const viewer = viewerOf(context);
    const actor = await actorOf(context);
    const outcome = await this.#refundBooking.refund({ ...input, ticketIds, amount, actor, accountId, viewer });
    const { booking = null, refunds = [] } = outcome.value ?? {};
    return { booking, refunds, errors: errorsOf(outcome) };
  }
}
