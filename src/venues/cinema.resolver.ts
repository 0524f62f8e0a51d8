import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type {
  Auditorium as AuditoriumRow,
  Cinema as CinemaRow,
  SeatCategory as SeatCategoryRow,
  SeatMap as SeatMapRow,
} from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { CinemaService } from './cinema.service.ts';
import type { MappedSeat, SeatMapService } from './seat-map/seat-map.service.ts';
import { Auditorium, Cinema, CinemaConnection, Seat, SeatCategory, SeatMap } from './venue.types.ts';

@Resolver(() => Cinema)
export class CinemaResolver {
  readonly #cinemas: CinemaService;

  constructor({ cinemas }: { cinemas: CinemaService }) {
    this.#cinemas = cinemas;
  }

  @Query(() => CinemaConnection, { description: 'In the order of names.' })
  async cinemas(@Args(() => PageArgs) page: PageArgs): Promise<ConnectionValue<CinemaRow>> {
    return toConnection(await this.#cinemas.list(toPageRequest(page, 'text')), ({ name, id }) => [name, id]);
  }

  @Query(() => Cinema, { nullable: true })
  cinema(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return loaders.one(this.#cinemas.byIds, (cinema) => cinema.id).load(id);
  }

  @FieldResolver(() => [Auditorium], { description: 'In the order of names.' })
  auditoriums(@Root() { id }: CinemaRow, @Ctx() { loaders }: RequestContext): Promise<AuditoriumRow[]> {
    return loaders.many(this.#cinemas.auditoriumsByCinemaIds, ({ cinemaId }) => cinemaId).load(id);
  }
}

@Resolver(() => Auditorium)
export class AuditoriumResolver {
  readonly #cinemas: CinemaService;
  readonly #seatMaps: SeatMapService;

  constructor({ cinemas, seatMaps }: { cinemas: CinemaService; seatMaps: SeatMapService }) {
    this.#cinemas = cinemas;
    this.#seatMaps = seatMaps;
  }

  @FieldResolver(() => Cinema)
  cinema(@Root() { cinemaId }: AuditoriumRow, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return loaders.one(this.#cinemas.byIds, ({ id }) => id).load(cinemaId);
  }

  @FieldResolver(() => SeatMap, {
    nullable: true,
    description: 'The newest version; null before the first was imported.',
  })
  seatMap(@Root() { id }: AuditoriumRow, @Ctx() { loaders }: RequestContext): Promise<SeatMapRow | undefined> {
    return loaders.one(this.#seatMaps.currentByAuditoriumIds, ({ auditoriumId }) => auditoriumId).load(id);
  }
}

@Resolver(() => SeatMap)
export class SeatMapResolver {
  readonly #seatMaps: SeatMapService;

  constructor({ seatMaps }: { seatMaps: SeatMapService }) {
    this.#seatMaps = seatMaps;
  }

  @FieldResolver(() => Int, { description: 'How many seats it has.' })
  async capacity(@Root() { id }: SeatMapRow): Promise<number> {
    return (await this.#seatMaps.seats(id)).length;
  }

  @FieldResolver(() => [SeatCategory], { description: 'Those that its seats have, in the order of names.' })
  async categories(@Root() { id }: SeatMapRow): Promise<SeatCategoryRow[]> {
    const seats = await this.#seatMaps.seats(id);
    const categories = new Map(seats.map(({ category }) => [category.id, category]));
    return [...categories.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  }

  @FieldResolver(() => [Seat], { description: 'Row by row.' })
  seats(@Root() { id }: SeatMapRow): Promise<MappedSeat[]> {
    return this.#seatMaps.seats(id);
  }
}
