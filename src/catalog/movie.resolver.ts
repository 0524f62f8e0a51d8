import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Movie as MovieRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { MAX_SEARCH_LENGTH, type MovieService } from './movie.service.ts';
import { Certificate, Movie, MovieConnection, MovieFilter } from './movie.types.ts';

@Resolver(() => Movie)
export class MovieResolver {
  readonly #movies: MovieService;

  constructor({ movies }: { movies: MovieService }) {
    this.#movies = movies;
  }

  @Query(() => MovieConnection, { description: 'Anybody. In the order of titles.' })
  async movies(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => MovieFilter, { nullable: true }) filter: MovieFilter | null,
  ): Promise<ConnectionValue<MovieRow>> {
    if (Array.from(filter?.search ?? '').length > MAX_SEARCH_LENGTH) {
      throw codedError('BAD_USER_INPUT', `search can have at most ${MAX_SEARCH_LENGTH} characters.`);
    }
    const found = await this.#movies.list(filter ?? {}, toPageRequest(page, 'text'));
    return toConnection(found, ({ title, id }) => [title, id]);
  }

  @Query(() => Movie, { nullable: true, description: 'Anybody.' })
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
