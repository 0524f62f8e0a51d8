import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Movie } from '../catalog/movie.types.ts';
import type { Movie as MovieRow, Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toPageRequest } from '../graphql/pagination.ts';
import { toShowingConnection } from './showing.resolver.ts';
import type { ShowingService } from './showing.service.ts';
import { ShowingConnection, ShowingFilter } from './showing.types.ts';

/** The showings of a movie: a field that scheduling adds to a type of the catalogue. */
@Resolver(() => Movie)
export class MovieShowingsResolver {
  readonly #showings: ShowingService;

  constructor({ showings }: { showings: ShowingService }) {
    this.#showings = showings;
  }

  @FieldResolver(() => ShowingConnection, {
    description: 'In the order of their starts, past ones too: see ShowingFilter.from.',
  })
  async showings(
    @Root() { id }: MovieRow,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ConnectionValue<ShowingRow> | undefined> {
    const batch = this.#showings.pageByMovieId(filter ?? {}, toPageRequest(page, 'instant'));
    const found = await loaders.loadNamed(`Movie.showings ${JSON.stringify([page, filter])}`, batch, id);
    return found && toShowingConnection(found);
  }
}
