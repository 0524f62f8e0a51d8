import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.ts';
import type { Quote } from '../../pricing/quote.ts';
import { BookingQuote } from '../../pricing/quote.types.ts';
import type { CounterOffers } from './counter-offers.ts';

/** Where a quote can be paid: a field that bookings add to a type of pricing. */
@Resolver(() => BookingQuote)
export class CounterOfferResolver {
  readonly #counterOffers: CounterOffers;

  constructor({ counterOffers }: { counterOffers: CounterOffers }) {
    this.#counterOffers = counterOffers;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether PaymentInput.atCounter would be accepted: the cinema offers it, its time has not passed, and there is something to pay.',
  })
  async atCounterOffered(@Root() { showingId, total }: Quote, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    if (total.amountMinor === 0n) return false;
    return (await loaders.load(this.#counterOffers.byShowingId, showingId))?.isOffered ?? false;
  }
}
