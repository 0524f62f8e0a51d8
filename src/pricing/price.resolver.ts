import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { PriceService } from './price.service.ts';
import { Price } from './price.types.ts';

/** The prices of a showing: a field that pricing adds to a type of scheduling. */
@Resolver(() => Showing)
export class ShowingPricesResolver {
  readonly #prices: PriceService;

  constructor({ prices }: { prices: PriceService }) {
    this.#prices = prices;
  }

  @FieldResolver(() => [Price], { description: 'In the order of categories and ticket types.' })
  async prices(@Root() { id }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<Price[]> {
    const rows = await loaders.load(this.#prices.byShowingId, id);
    return rows.map(({ category, ticketType, amountMinor, currency }) => ({
      category,
      ticketType,
      price: { amountMinor, currency },
    }));
  }
}
