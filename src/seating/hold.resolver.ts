import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import { identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import { refuseToWait } from '../platform/redis/rate-limited-error.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { HoldLimits } from './hold-limits.ts';
import type { HoldRequest, HoldService, HoldView } from './hold.service.ts';
import { Hold, HoldSeatsInput, HoldSeatsPayload } from './hold.types.ts';
import { loadShowingSeats } from './showing-seat.resolver.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';
import { ShowingSeat } from './showing-seat.types.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';

interface Dependencies {
  holds: HoldService;
  holdLimits: HoldLimits;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
}

@Resolver(() => Hold)
export class HoldResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized()
  @Query(() => Hold, { nullable: true, description: 'Account. One of its own.' })
  async hold(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<HoldView | undefined> {
    const hold = await context.loaders.load(this.#services.holds.byId, id);
    return hold?.accountId === identityOf(context).accountId ? hold : undefined;
  }

  @Authorized()
  @Mutation(() => HoldSeatsPayload, {
    description: [
      'Account. Holds every seat asked for, or none of them. The same request again gives the same hold: with the same',
      'idempotencyKey, or without one while it is active. Errors: InvalidInput, NotFound, SeatsUnavailable,',
      'SeatsBelongTogether, StrandsSingleSeat, SeatLimitExceeded, HoldLimitExceeded, SalesClosed, HoldExpired (the hold of this key has',
      'ended), IdempotencyConflict.',
    ].join('\n'),
  })
  async holdSeats(
    @Arg('input', () => HoldSeatsInput) { showingId, seatIds, idempotencyKey }: HoldSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<HoldSeatsPayload> {
    const { accountId } = identityOf(context);
    const limits = countedLimits(context, this.#services, { accountId, seats: seatIds.length });
    const outcome = await this.#services.holds.hold({ accountId, showingId, seatIds, idempotencyKey, limits });
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Int, {
    description: "Until expiresAt by the server's clock, for countdowns; 0 when the hold is over.",
  })
  secondsLeft(@Root() { status, secondsLeft }: HoldView): number {
    // A statement reads the clock for each of the two: the deadline can pass between them.
    return status === 'ACTIVE' ? Math.max(1, secondsLeft) : secondsLeft;
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: HoldView, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.load(this.#services.showings.byId, showingId);
  }

  @FieldResolver(() => [ShowingSeat], { description: 'As they stand now, row by row.' })
  seats(@Root() hold: HoldView, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return loadShowingSeats(this.#services.showingSeats, loaders, hold);
  }
}

/** Counts the seats of a request once, however often they are tried. */
export function countedLimits(
  { ip, loaders, callers }: RequestContext,
  { holdLimits }: { holdLimits: HoldLimits },
  { accountId, seats }: { accountId: string; seats: number },
): NonNullable<HoldRequest['limits']> {
  const client = { accountId, ip };
  const isGuest = async () => (await loaders.load(callers.byId, accountId))?.isGuest ?? true;
  return {
    /** @throws {RateLimitedError} */
    count: async () => refuseToWait(await holdLimits.count(client, { seats, isGuest }), 'Too many seats were held'),
    giveBack: () => holdLimits.giveBack(client, seats),
  };
}
