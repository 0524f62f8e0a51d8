import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { MovieService } from '../catalog/movie.service.ts';
import { Movie } from '../catalog/movie.types.ts';
import type {
  Auditorium as AuditoriumRow,
  Movie as MovieRow,
  SeatMap as SeatMapRow,
  Showing as ShowingRow,
} from '../generated/prisma/client.ts';
import type { Role } from '../generated/prisma/enums.ts';
import { actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { Clock } from '../platform/clock.ts';
import { hasRole, hasRoleSomewhere } from '../platform/identity.ts';
import type { PageOf } from '../platform/page.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { SeatMap } from '../venues/seat-map/seat-map.types.ts';
import { Auditorium } from '../venues/venue.types.ts';
import { showingStatus, type ShowingStatus as ShowingStatusValue } from './showing-status.ts';
import type { ShowingService } from './showing.service.ts';
import { Showing, ShowingConnection, ShowingFilter, ShowingStatus } from './showing.types.ts';

interface Dependencies {
  showings: ShowingService;
  movies: MovieService;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  clock: Clock;
}

@Resolver(() => Showing)
export class ShowingResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Query(() => ShowingConnection, {
    description: 'Anybody. In the order of their starts, past ones too: see ShowingFilter.from.',
  })
  async showings(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
  ): Promise<ConnectionValue<ShowingRow>> {
    return toShowingConnection(await this.#services.showings.list(filter ?? {}, toPageRequest(page, 'instant')));
  }

  @Query(() => Showing, { nullable: true, description: 'Anybody.' })
  showing(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.load(this.#services.showings.byId, id);
  }

  @FieldResolver(() => Movie)
  movie(@Root() { movieId }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<MovieRow | undefined> {
    return loaders.load(this.#services.movies.byId, movieId);
  }

  @FieldResolver(() => Auditorium)
  auditorium(
    @Root() { auditoriumId }: ShowingRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AuditoriumRow | undefined> {
    return loaders.load(this.#services.cinemas.auditoriumById, auditoriumId);
  }

  @FieldResolver(() => SeatMap, {
    description: 'The version that it is sold on; that of the auditorium may be newer.',
  })
  seatMap(@Root() { seatMapId }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<SeatMapRow | undefined> {
    return loaders.load(this.#services.seatMaps.byId, seatMapId);
  }

  @FieldResolver(() => ShowingStatus)
  status(@Root() showing: ShowingRow): ShowingStatusValue {
    return showingStatus(showing, this.#services.clock());
  }
}

export function toShowingConnection(page: PageOf<ShowingRow>): ConnectionValue<ShowingRow> {
  return toConnection(page, ({ startsAt, id }) => [startsAt.toISOString(), id]);
}

/** Whether the caller has a role in the cinema of a showing. */
export async function isStaffOfShowing(
  { role, showingId }: { role: Role; showingId: string },
  context: RequestContext,
  { showings, cinemas }: Pick<Dependencies, 'showings' | 'cinemas'>,
): Promise<boolean> {
  if (!context.identity) return false;
  const actor = await actorOf(context);
  if (!hasRoleSomewhere(actor, role)) return false;
  const showing = await context.loaders.load(showings.byId, showingId);
  const auditorium = showing && (await context.loaders.load(cinemas.auditoriumById, showing.auditoriumId));
  return auditorium !== undefined && hasRole(actor, role, auditorium.cinemaId);
}
