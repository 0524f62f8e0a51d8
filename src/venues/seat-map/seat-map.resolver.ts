import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Extensions, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { Auditorium as AuditoriumRow, SeatCategory as SeatCategoryRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { JsonTemplates } from '../../graphql/json-templates.ts';
import { costs } from '../../graphql/limits/costs.ts';
import type { CinemaService } from '../cinema.service.ts';
import { Auditorium } from '../venue.types.ts';
import type { MappedSeat, SeatMapValue } from './mapped-seats.ts';
import type { DrawnArea } from './seat-map-drawing.ts';
import type { SeatMapService } from './seat-map.service.ts';
import { Seat, SeatCategory, SeatMap, SeatMapArea } from './seat-map.types.ts';
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
    @Root() { auditoriumId }: SeatMapValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AuditoriumRow | undefined> {
    return loaders.load(this.#cinemas.auditoriumById, auditoriumId);
  }

  @FieldResolver(() => Int, { description: 'How many seats it has.' })
  capacity(@Root() map: SeatMapValue): Promise<number> {
    return this.#seatMaps.capacityOf(map);
  }

  @Extensions(costs({ each: 20 }))
  @FieldResolver(() => [SeatCategory], { description: 'Those that its seats have, in the order of names.' })
  categories(@Root() map: SeatMapValue, @Ctx() { loaders }: RequestContext): Promise<SeatCategoryRow[]> {
    return this.#seatMaps.categoriesOf(map, loaders);
  }

  @Extensions(costs({ each: 1 }))
  @FieldResolver(() => [SeatMapArea], { description: 'What is drawn behind the seats: stage, stairs, blocks.' })
  areas(@Root() { areas }: SeatMapValue): DrawnArea[] {
    return areas as unknown as DrawnArea[];
  }

  @Extensions(costs({ items: 300, each: 4 }))
  @FieldResolver(() => [Seat], { description: 'Row by row, from the screen.' })
  async seats(
    @Root() map: SeatMapValue,
    @Ctx() { budget, ready, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly MappedSeat[]> {
    budget.drawList(info, await this.#seatMaps.capacityOf(map));
    const { list: seats } = await this.#seatMaps.seatsOf(map);
    const template = map.tried ? undefined : ready && this.#templates.of(info);
    const json = template && (await this.#seatTexts.list({ template, seats, loaders }, map.id));
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
  async category(
    @Root() { seatCategoryId, tried }: MappedSeat,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatCategoryRow | undefined> {
    return tried
      ? tried.categories.find(({ id }) => id === seatCategoryId)
      : loaders.load(this.#seatMaps.categoryById, seatCategoryId);
  }

  @Extensions(costs({ items: 1, each: 4 }))
  @FieldResolver(() => [Seat], {
    description: 'The other seats that must be bought with it; empty for all but COUPLE.',
  })
  async soldWith(@Root() seat: MappedSeat): Promise<MappedSeat[]> {
    if (seat.coupleNumber === null) return [];
    const { couples } = await this.#seatMaps.seatsBeside(seat);
    return (couples.get(seat.coupleNumber) ?? []).filter(({ id }) => id !== seat.id);
  }

  @FieldResolver(() => Seat, {
    nullable: true,
    description: 'The WHEELCHAIR place that it belongs to; null for all but COMPANION.',
  })
  async companionOf(@Root() seat: MappedSeat): Promise<MappedSeat | undefined> {
    if (seat.companionOfId === null) return undefined;
    return (await this.#seatMaps.seatsBeside(seat)).byId.get(seat.companionOfId);
  }
}
