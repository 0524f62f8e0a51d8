import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import { viewerOf } from '../../graphql/viewer.ts';
import type { CancellationService } from './cancellation.service.ts';
import {
  CancelBookingInput,
  CancelBookingPayload,
  QuoteCancellationInput,
  QuoteCancellationPayload,
} from './cancellation.types.ts';

@Resolver()
export class CancellationResolver {
  readonly #cancellations: CancellationService;

  constructor({ cancellations }: { cancellations: CancellationService }) {
    this.#cancellations = cancellations;
  }

  @Authorized()
  @Query(() => QuoteCancellationPayload, {
    description: [
      'Account. Of one of its own bookings, BOX_OFFICE: of any of the cinema, what cancelBooking would give back; changes',
      'nothing. Errors: InvalidInput, NotFound, NotCancellable.',
    ].join('\n'),
  })
  async quoteCancellation(
    @Arg('input', () => QuoteCancellationInput) { bookingId, ticketIds = null }: QuoteCancellationInput,
    @Ctx() context: RequestContext,
  ): Promise<QuoteCancellationPayload> {
    const outcome = await this.#cancellations.quote({ bookingId, ticketIds, viewer: viewerOf(context) });
    return { quote: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  @Authorized()
  @Mutation(() => CancelBookingPayload, {
    description: [
      'Account. One of its own bookings, BOX_OFFICE: any of the cinema. Cancels some or all tickets of a paid one under the',
      "cinema's policy, and queues the refund, the way it was paid; the seats are free at once. One that is not paid is given",
      'back by releaseHold.',
      'Errors: InvalidInput, NotFound, NotCancellable, IdempotencyConflict.',
    ].join('\n'),
  })
  async cancelBooking(
    @Arg('input', () => CancelBookingInput) { bookingId, ticketIds = null, idempotencyKey }: CancelBookingInput,
    @Ctx() context: RequestContext,
  ): Promise<CancelBookingPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#cancellations.cancel({
      ...{ bookingId, ticketIds, idempotencyKey, accountId },
      viewer: viewerOf(context),
    });
    const { booking = null, refunds = [] } = outcome.value ?? {};
    return { booking, refunds, errors: errorsOf(outcome) };
  }
}
