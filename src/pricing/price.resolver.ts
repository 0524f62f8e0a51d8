import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Showing } from '../scheduling/showing.types.ts';
import { PriceJson, pricesOf } from './price.json.ts';
import type { PriceService } from './price.service.ts';
import { Price } from './price.types.ts';

/** The prices of a showing: a field that pricing adds to a type of scheduling. */
@Resolver(() => Showing)
export class ShowingPricesResolver {
  readonly #prices: PriceService;
  readonly #json = new PriceJson();

  constructor({ prices }: { prices: PriceService }) {
    this.#prices = prices;
  }

  @FieldResolver(() => [Price], {
    description:
      'Surcharges included, in the order of categories and ticket types. What is held keeps the prices that were in force when it was held: see quoteBooking.',
  })
  async prices(
    @Root() { id: showingId }: ShowingRow,
    @Ctx() { loaders, ready }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Price[]> {
    const terms = await loaders.load(this.#prices.currentTermsByShowingId, showingId);
    if (!terms) return [];
    const json = ready && (await this.#json.list(terms, info));
    return !ready || json === undefined ? pricesOf(terms) : ready.list(info, json);
  }
}
