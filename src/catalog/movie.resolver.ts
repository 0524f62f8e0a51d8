import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Movie as MovieRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { MovieOrder as MovieOrderName } from './movie-list.sql.ts';
import { MAX_SEARCH_LENGTH } from './movie-search.sql.ts';
import type { MovieService } from './movie.service.ts';
import { Certificate, Movie, MovieConnection, MovieFilter, MovieOrder } from './movie.types.ts';

/** The kinds of the first keys of cursors. */
const SORTED_BY = { RELEVANCE: 'rank', TITLE: 'text', RELEASE_DATE_DESC: 'day' } as const;

@Resolver(() => Movie)
export class MovieResolver {
  readonly #movies: MovieService;

  constructor({ movies }: { movies: MovieService }) {
    this.#movies = movies;
  }

  @Query(() => MovieConnection, {
    description:
      'Anybody. Without archived ones. orderBy: RELEVANCE when there is a search, otherwise TITLE, when it is left out.',
  })
  async movies(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => MovieFilter, { nullable: true }) filter: MovieFilter | null,
    @Arg('orderBy', () => MovieOrder, { nullable: true }) orderBy: MovieOrderName | null,
  ): Promise<ConnectionValue<MovieRow>> {
    if (Array.from(filter?.search ?? '').length > MAX_SEARCH_LENGTH) {
      throw codedError('BAD_USER_INPUT', `search can have at most ${MAX_SEARCH_LENGTH} characters.`);
    }
    const order = orderBy ?? (filter?.search ? 'RELEVANCE' : 'TITLE');
    const found = await this.#movies.list(filter ?? {}, order, toPageRequest(page, SORTED_BY[order]));
    return toConnection(found, ({ sortKey, id }) => [sortKey, id]);
  }

  @Query(() => Movie, { nullable: true, description: 'Anybody. An archived one too.' })
  movie(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext): Promise<MovieRow | undefined> {
    return loaders.load(this.#movies.byId, id);
  }

  @Query(() => [String], { description: 'Anybody. Every genre that a movie has, in alphabetical order.' })
  genres(): Promise<string[]> {
    return this.#movies.genres();
  }

  @FieldResolver(() => Certificate, { nullable: true, description: 'Null when it was not rated.' })
  certificate(@Root() { certificateLabel: label, certificateMinimumAge: minimumAge }: MovieRow): Certificate | null {
    return label === null ? null : { label, minimumAge };
  }
}
