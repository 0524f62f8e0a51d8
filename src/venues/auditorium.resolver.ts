import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type {
  Auditorium as AuditoriumRow,
  Cinema as CinemaRow,
  SeatMap as SeatMapRow,
} from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { CinemaService } from './cinema.service.ts';
import type { SeatMapService } from './seat-map/seat-map.service.ts';
import { SeatMap } from './seat-map/seat-map.types.ts';
import { Auditorium, Cinema } from './venue.types.ts';

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
    return loaders.load(this.#cinemas.byId, cinemaId);
  }

  @FieldResolver(() => SeatMap, {
    nullable: true,
    description: 'The newest version, on which new showings are sold; null before the first was imported.',
  })
  seatMap(@Root() { id }: AuditoriumRow, @Ctx() { loaders }: RequestContext): Promise<SeatMapRow | undefined> {
    return loaders.load(this.#seatMaps.newestByAuditoriumId, id);
  }
}
