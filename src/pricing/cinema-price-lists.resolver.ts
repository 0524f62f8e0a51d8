import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Cinema as CinemaRow, PriceList as PriceListRow } from '../generated/prisma/client.ts';
import { actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { hasRole } from '../platform/identity.ts';
import { Cinema } from '../venues/venue.types.ts';
import type { PriceListService } from './price-list.service.ts';
import { PriceListConnection } from './price-list.types.ts';

/** The price lists of a cinema: a field that pricing adds to a type of venues. */
@Resolver(() => Cinema)
export class CinemaPriceListsResolver {
  readonly #priceLists: PriceListService;

  constructor({ priceLists }: { priceLists: PriceListService }) {
    this.#priceLists = priceLists;
  }

  @FieldResolver(() => PriceListConnection, {
    nullable: true,
    description: 'MANAGER or BOX_OFFICE of the cinema; null for others. In the order of names, without archived ones.',
  })
  async priceLists(
    @Root() { id }: CinemaRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<PriceListRow> | undefined> {
    const request = toPageRequest(page, 'text');
    if (!context.identity || !hasRole(await actorOf(context), 'BOX_OFFICE', id)) return undefined;
    return toConnection(await this.#priceLists.listOfCinema(id, request), (list) => [list.name, list.id]);
  }
}
