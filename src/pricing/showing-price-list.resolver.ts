import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PriceList as PriceListRow, Showing as ShowingRow } from '../generated/prisma/client.ts';
import { actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { hasRole } from '../platform/identity.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { PriceListService } from './price-list.service.ts';
import { PriceList } from './price-list.types.ts';

/** The price list of a showing: a field that pricing adds to a type of scheduling. */
@Resolver(() => Showing)
export class ShowingPriceListResolver {
  readonly #priceLists: PriceListService;

  constructor({ priceLists }: { priceLists: PriceListService }) {
    this.#priceLists = priceLists;
  }

  @FieldResolver(() => PriceList, { nullable: true, description: 'MANAGER of the cinema; null for others.' })
  async priceList(
    @Root() { priceListId }: ShowingRow,
    @Ctx() context: RequestContext,
  ): Promise<PriceListRow | undefined> {
    if (!context.identity) return undefined;
    const [actor, list] = await Promise.all([
      actorOf(context),
      context.loaders.load(this.#priceLists.byId, priceListId),
    ]);
    return list && hasRole(actor, 'MANAGER', list.cinemaId) ? list : undefined;
  }
}
