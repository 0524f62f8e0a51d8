import { Arg, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import type { QuoteBookingService } from './quote-booking.service.ts';
import { QuoteBookingInput, QuoteBookingPayload } from './quote-booking.types.ts';

@Resolver()
export class QuoteBookingResolver {
  readonly #quotes: QuoteBookingService;

  constructor({ quoteBooking }: { quoteBooking: QuoteBookingService }) {
    this.#quotes = quoteBooking;
  }

  @Authorized()
  @Query(() => QuoteBookingPayload, {
    description: [
      'Account. What the tickets of a hold would cost; changes nothing. It stays the same for as long as the hold lasts.',
      'Errors: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed.',
    ].join('\n'),
  })
  async quoteBooking(
    @Arg('input', () => QuoteBookingInput) input: QuoteBookingInput,
    @Ctx() context: RequestContext,
  ): Promise<QuoteBookingPayload> {
    const outcome = await this.#quotes.quote({ ...input, accountId: identityOf(context).accountId });
    return { quote: outcome.value ?? null, errors: errorsOf(outcome) };
  }
}
