import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { MovieService } from '../catalog/movie.service.ts';
import { Movie } from '../catalog/movie.types.ts';
import type {
  Auditorium as AuditoriumRow,
  Movie as MovieRow,
  Showing as ShowingRow,
} from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { Clock } from '../platform/clock.ts';
import type { PageOf } from '../platform/page.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import { Auditorium } from '../venues/venue.types.ts';
import { showingStatus, type ShowingStatus as ShowingStatusValue } from './showing-status.ts';
import type { ShowingFilter as ShowingFilterValue, ShowingService } from './showing.service.ts';
import { Price, Showing, ShowingConnection, ShowingFilter, ShowingStatus } from './showing.types.ts';

@Resolver(() => Showing)
export class ShowingResolver {
  readonly #showings: ShowingService;
  readonly #movies: MovieService;
  readonly #cinemas: CinemaService;
  readonly #clock: Clock;

  constructor(dependencies: { showings: ShowingService; movies: MovieService; cinemas: CinemaService; clock: Clock }) {
    this.#showings = dependencies.showings;
    this.#movies = dependencies.movies;
    this.#cinemas = dependencies.cinemas;
    this.#clock = dependencies.clock;
  }

  @Query(() => ShowingConnection, { description: 'In the order of their starts, past ones too: see `from`.' })
  async showings(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
  ): Promise<ConnectionValue<ShowingRow>> {
    return toShowingConnection(await this.#showings.list(toFilter(filter), toPageRequest(page, 'instant')));
  }

  @Query(() => Showing, { nullable: true })
  showing(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.one(this.#showings.byIds, (showing) => showing.id).load(id);
  }

  @FieldResolver(() => Movie)
  movie(@Root() { movieId }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<MovieRow | undefined> {
    return loaders.one(this.#movies.byIds, ({ id }) => id).load(movieId);
  }

  @FieldResolver(() => Auditorium)
  auditorium(
    @Root() { auditoriumId }: ShowingRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AuditoriumRow | undefined> {
    return loaders.one(this.#cinemas.auditoriumsByIds, ({ id }) => id).load(auditoriumId);
  }

  @FieldResolver(() => ShowingStatus)
  status(@Root() showing: ShowingRow): ShowingStatusValue {
    return showingStatus(showing, this.#clock());
  }

  @FieldResolver(() => [Price], { description: 'In the order of categories and ticket types.' })
  async prices(@Root() { id }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<Price[]> {
    const rows = await loaders.many(this.#showings.pricesByShowingIds, ({ showingId }) => showingId).load(id);
    return rows.map(({ category, ticketType, amountMinor, currency }) => ({
      category,
      ticketType,
      price: { amountMinor, currency },
    }));
  }
}

/** The showings of a movie: a field that scheduling adds to the catalogue's type. */
@Resolver(() => Movie)
export class MovieShowingsResolver {
  readonly #showings: ShowingService;

  constructor({ showings }: { showings: ShowingService }) {
    this.#showings = showings;
  }

  @FieldResolver(() => ShowingConnection, { description: 'In the order of their starts, past ones too: see `from`.' })
  async showings(
    @Root() { id }: MovieRow,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ConnectionValue<ShowingRow> | undefined> {
    const request = toPageRequest(page, 'instant');
    const batch = (movieIds: readonly string[]) => this.#showings.listByMovieIds(movieIds, toFilter(filter), request);
    const name = `Movie.showings ${JSON.stringify([page, filter])}`;
    const found = await loaders.one(batch, ({ movieId }) => movieId, name).load(id);
    return found && toShowingConnection(found);
  }
}

function toShowingConnection(page: PageOf<ShowingRow>): ConnectionValue<ShowingRow> {
  return toConnection(page, ({ startsAt, id }) => [startsAt.toISOString(), id]);
}

function toFilter(filter: ShowingFilter | null): ShowingFilterValue {
  return { ...filter, date: filter?.date?.toISOString().slice(0, 10) ?? null };
}
