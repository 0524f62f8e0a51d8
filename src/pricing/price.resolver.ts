import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { sumOf } from '../platform/money.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { PriceService } from './price.service.ts';
import { Price } from './price.types.ts';
import type { ShowingTerms } from './showing-terms.ts';
import { surchargesOf } from './surcharges.ts';

/** The prices of a showing: a field that pricing adds to a type of scheduling. */
@Resolver(() => Showing)
export class ShowingPricesResolver {
  readonly #prices: PriceService;

  constructor({ prices }: { prices: PriceService }) {
    this.#prices = prices;
  }

  @FieldResolver(() => [Price], {
    description:
      'Surcharges included, in the order of categories and ticket types. What is held keeps the prices that were in force when it was held: see quoteBooking.',
  })
  async prices(@Root() { id: showingId }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<Price[]> {
    const terms = await loaders.load(this.#prices.currentTermsByShowingId, showingId);
    return terms ? pricesOf(terms) : [];
  }
}

function pricesOf(terms: ShowingTerms): Price[] {
  return terms.prices.map(({ category, ticketType, amountMinor: base }) => {
    const added = surchargesOf(terms, { seatCategoryId: category.id, amountMinor: base });
    const amountMinor = sumOf([base, ...added.map((surcharge) => surcharge.amountMinor)]);
    return { category, ticketType, price: { amountMinor, currency: terms.currency } };
  });
}
