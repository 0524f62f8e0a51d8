import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Extensions, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type {
  Auditorium as AuditoriumRow,
  SeatCategory as SeatCategoryRow,
  SeatMap as SeatMapRow,
} from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { JsonTemplates } from '../../graphql/json-templates.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { compareTexts } from '../../platform/text.ts';
import type { CinemaService } from '../cinema.service.ts';
import { Auditorium } from '../venue.types.ts';
import type { MappedSeat, SeatMapService } from './seat-map.service.ts';
import { Seat, SeatCategory, SeatMap } from './seat-map.types.ts';
import { KNOWN_SEAT_TYPES, type SeatTexts } from './seat.json.ts';

@Resolver(() => SeatMap)
export class SeatMapResolver {
  readonly #cinemas: CinemaService;
  readonly #seatMaps: SeatMapService;
  readonly #seatTexts: SeatTexts;
  readonly #templates = new JsonTemplates(KNOWN_SEAT_TYPES);

  constructor(services: { cinemas: CinemaService; seatMaps: SeatMapService; seatTexts: SeatTexts }) {
    this.#cinemas = services.cinemas;
    this.#seatMaps = services.seatMaps;
    this.#seatTexts = services.seatTexts;
  }

  @FieldResolver(() => Auditorium)
  auditorium(
    @Root() { auditoriumId }: SeatMapRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AuditoriumRow | undefined> {
    return loaders.load(this.#cinemas.auditoriumById, auditoriumId);
  }

  @FieldResolver(() => Int, { description: 'How many seats it has.' })
  capacity(@Root() { id }: SeatMapRow): Promise<number> {
    return this.#seatMaps.capacity(id);
  }

  @Extensions(costs({ each: 20 }))
  @FieldResolver(() => [SeatCategory], { description: 'Those that its seats have, in the order of names.' })
  async categories(@Root() { id }: SeatMapRow, @Ctx() { loaders }: RequestContext): Promise<SeatCategoryRow[]> {
    const ids = new Set((await this.#seatMaps.seats(id)).map(({ seatCategoryId }) => seatCategoryId));
    const found = await Promise.all([...ids].map((category) => loaders.load(this.#seatMaps.categoryById, category)));
    return found.filter((category) => category !== undefined).toSorted((a, b) => compareTexts(a.name, b.name));
  }

  @Extensions(costs({ items: 300, each: 4 }))
  @FieldResolver(() => [Seat], { description: 'Row by row, from the screen.' })
  async seats(
    @Root() { id }: SeatMapRow,
    @Ctx() { budget, ready, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly MappedSeat[]> {
    budget.drawList(info, await this.#seatMaps.capacity(id));
    const seats = await this.#seatMaps.seats(id);
    const template = ready && this.#templates.of(info);
    const json = template && (await this.#seatTexts.list({ template, seats, loaders }, id));
    return !ready || json === undefined ? seats : ready.list(info, json);
  }
}

@Resolver(() => Seat)
export class SeatResolver {
  readonly #seatMaps: SeatMapService;

  constructor({ seatMaps }: { seatMaps: SeatMapService }) {
    this.#seatMaps = seatMaps;
  }

  @FieldResolver(() => SeatCategory)
  category(
    @Root() { seatCategoryId }: MappedSeat,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatCategoryRow | undefined> {
    return loaders.load(this.#seatMaps.categoryById, seatCategoryId);
  }
}
