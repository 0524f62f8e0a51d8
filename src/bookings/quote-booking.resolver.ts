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
      'Account. What the tickets of a hold would cost; changes nothing. It stays the same for as long as the hold lasts, but for',
      'what promo codes take off. Errors: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed, PromoCodeRejected (the quote is',
      'given without it).',
    ].join('\n'),
  })
  async quoteBooking(
    @Arg('input', () => QuoteBookingInput) input: QuoteBookingInput,
    @Ctx() context: RequestContext,
  ): Promise<QuoteBookingPayload> {
    const client = { accountId: identityOf(context).accountId, ip: context.ip };
    const outcome = await this.#quotes.quote({ ...input, client });
    return { quote: outcome.value?.quote ?? null, errors: [...errorsOf(outcome), ...(outcome.value?.rejected ?? [])] };
  }
}
