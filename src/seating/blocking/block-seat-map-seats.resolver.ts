import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import { hasRole } from '../../platform/identity.ts';
import type { ShowingService } from '../../scheduling/showing.service.ts';
import type { CinemaService } from '../../venues/cinema.service.ts';
import type { MappedSeat, SeatMapValue } from '../../venues/seat-map/mapped-seats.ts';
import type { SeatMapService } from '../../venues/seat-map/seat-map.service.ts';
import { Seat, SeatMap } from '../../venues/seat-map/seat-map.types.ts';
import type { BlockSeatMapSeatsService } from './block-seat-map-seats.service.ts';
import {
  BlockedSeat,
  BlockSeatMapSeatsInput,
  BlockSeatMapSeatsPayload,
  UnblockSeatMapSeatsInput,
  UnblockSeatMapSeatsPayload,
} from './block-seat-map-seats.types.ts';
import type { SeatBlockRow, SeatBlockService } from './seat-block.service.ts';

/** Of one payload. */
const MOST_SHOWINGS = 20;

interface Dependencies {
  blockSeatMapSeats: BlockSeatMapSeatsService;
  seatBlocks: SeatBlockService;
  seatMaps: SeatMapService;
  showings: ShowingService;
  cinemas: CinemaService;
}

@Resolver()
export class BlockSeatMapSeatsResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Mutation(() => BlockSeatMapSeatsPayload, {
    description: [
      'BOX_OFFICE of the cinema. Out of sale in every showing of the map that has not ended, in those that are scheduled',
      'later, and, by its label, in later versions of the map. Where a seat is held or sold it stays so, and is BLOCKED once',
      'it is free. Blocked ones stay so. Errors: InvalidInput, NotFound.',
    ].join('\n'),
  })
  async blockSeatMapSeats(
    @Arg('input', () => BlockSeatMapSeatsInput) input: BlockSeatMapSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<BlockSeatMapSeatsPayload> {
    const { blockSeatMapSeats, seatMaps, showings } = this.#services;
    const outcome = await blockSeatMapSeats.block(await actorOf(context), input);
    const { value: done } = outcome;
    if (!done) {
      return { seatMap: null, showingsInUse: null, showingsInUseCount: null, errors: errorsOf(outcome) };
    }
    const { loaders } = context;
    const [seatMap, ...inUse] = await afterChange(() =>
      Promise.all([
        loaders.load(seatMaps.byId, done.seatMapId),
        ...done.showingIdsInUse.slice(0, MOST_SHOWINGS).map((id) => loaders.load(showings.byId, id)),
      ]),
    );
    return {
      seatMap: seatMap ?? null,
      showingsInUse: inUse.filter((showing) => showing !== undefined),
      showingsInUseCount: done.showingIdsInUse.length,
      errors: [],
    };
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Mutation(() => UnblockSeatMapSeatsPayload, {
    description: [
      'BOX_OFFICE of the cinema. Back on sale in every showing of the map, but for those showings that they are blocked for',
      'by blockSeats; seats that are not blocked on the map stay as they are. Errors: InvalidInput, NotFound.',
    ].join('\n'),
  })
  async unblockSeatMapSeats(
    @Arg('input', () => UnblockSeatMapSeatsInput) input: UnblockSeatMapSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<UnblockSeatMapSeatsPayload> {
    const { blockSeatMapSeats, seatMaps } = this.#services;
    const outcome = await blockSeatMapSeats.unblock(await actorOf(context), input);
    const { value: done } = outcome;
    if (!done) return { seatMap: null, errors: errorsOf(outcome) };
    const seatMap = await afterChange(() => context.loaders.load(seatMaps.byId, done.seatMapId));
    return { seatMap: seatMap ?? null, errors: [] };
  }
}

/** A field that seating adds to a type of venues. */
@Resolver(() => SeatMap)
export class BlockedSeatsResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => [BlockedSeat], {
    nullable: true,
    description:
      'BOX_OFFICE of the cinema; null for others. Row by row, those that are out of sale in every showing: see blockSeatMapSeats. Unlike the rest of a map, they change.',
  })
  async blockedSeats(
    @Root() { id, auditoriumId, tried }: SeatMapValue,
    @Ctx() context: RequestContext,
  ): Promise<SeatBlockRow[] | undefined> {
    const { cinemas, seatBlocks } = this.#services;
    if (!context.identity) return undefined;
    const auditorium = await context.loaders.load(cinemas.auditoriumById, auditoriumId);
    if (!auditorium || !hasRole(await actorOf(context), 'BOX_OFFICE', auditorium.cinemaId)) return undefined;
    return tried ? [] : context.loaders.load(seatBlocks.bySeatMapId, id);
  }
}

@Resolver(() => BlockedSeat)
export class BlockedSeatResolver {
  readonly #seatMaps: SeatMapService;

  constructor({ seatMaps }: Dependencies) {
    this.#seatMaps = seatMaps;
  }

  @FieldResolver(() => Seat)
  async seat(@Root() { seatId, seatMapId }: SeatBlockRow): Promise<MappedSeat | undefined> {
    return (await this.#seatMaps.mappedSeats(seatMapId)).byId.get(seatId);
  }
}
