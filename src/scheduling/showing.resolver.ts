import { Arg, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { MovieService } from '../catalog/movie.service.ts';
import { Movie } from '../catalog/movie.types.ts';
import type {
  Auditorium as AuditoriumRow,
  Movie as MovieRow,
  SeatMap as SeatMapRow,
  Showing as ShowingRow,
} from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { costs } from '../graphql/limits/costs.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import type { Clock } from '../platform/clock.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { SeatMap } from '../venues/seat-map/seat-map.types.ts';
import { Auditorium } from '../venues/venue.types.ts';
import { showingStatus, type ShowingStatus as ShowingStatusValue } from './showing-status.ts';
import type { ShowingService } from './showing.service.ts';
import { Showing, ShowingStatus } from './showing.types.ts';
import type { WheelchairReleases } from './wheelchair-release.ts';

interface Dependencies {
  showings: ShowingService;
  movies: MovieService;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  wheelchairReleases: WheelchairReleases;
  clock: Clock;
}

@Resolver(() => Showing)
export class ShowingResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
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
  async seatMap(@Root() { id }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<SeatMapRow | undefined> {
    // A showing of a list may come from the cache, and have moved to another map since: its seats are those of now.
    const showing = await loaders.load(this.#services.showings.byId, id);
    return showing && loaders.load(this.#services.seatMaps.byId, showing.seatMapId);
  }

  @FieldResolver(() => ShowingStatus)
  status(@Root() showing: ShowingRow): ShowingStatusValue {
    return showingStatus(showing, this.#services.clock());
  }

  @Extensions(costs({ each: 20 }))
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when wheelchair and companion places are chosen for all buyers: see releaseWheelchairPlaces and Cinema.wheelchairReleaseMinutes. Null while they are kept.',
  })
  async wheelchairReleasedAt(@Root() { id }: ShowingRow, @Ctx() { loaders }: RequestContext): Promise<Date | null> {
    return (await loaders.load(this.#services.wheelchairReleases.byShowingId, id))?.releasedAt ?? null;
  }
}
