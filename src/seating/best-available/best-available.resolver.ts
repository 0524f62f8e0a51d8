import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import type { HoldLimits } from '../hold-limits.ts';
import { countedLimits } from '../hold.resolver.ts';
import { areAllNeighbours } from '../selection/seat-to-choose.ts';
import { loadShowingSeats } from '../showing-seat.resolver.ts';
import type { ShowingSeatService } from '../showing-seat.service.ts';
import type { BestAvailableService } from './best-available.service.ts';
import { HoldBestAvailableInput, HoldBestAvailablePayload } from './best-available.types.ts';

interface Dependencies {
  bestAvailable: BestAvailableService;
  holdLimits: HoldLimits;
  showingSeats: ShowingSeatService;
}

@Resolver(() => HoldBestAvailablePayload)
export class BestAvailableResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized()
  @Mutation(() => HoldBestAvailablePayload, {
    description: [
      'Account. Picks the seats and holds them in one act: neighbours before a split, no single seat left where that can be',
      'avoided, nearest the best view. Who loses the seats to another buyer meanwhile gets the next best. Errors: InvalidInput,',
      'NotFound, SeatsUnavailable, SeatLimitExceeded, SalesClosed, HoldExpired (the hold of this key has ended),',
      'IdempotencyConflict.',
    ].join('\n'),
  })
  async holdBestAvailable(
    @Arg('input', () => HoldBestAvailableInput) { features, ...input }: HoldBestAvailableInput,
    @Ctx() context: RequestContext,
  ): Promise<HoldBestAvailablePayload> {
    const { accountId } = identityOf(context);
    const limits = countedLimits(context, this.#services, { accountId, seats: input.quantity });
    const request = { ...input, features: features ?? [], accountId, limits };
    const outcome = await this.#services.bestAvailable.hold(request);
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether all seats are neighbours; null without a hold.',
  })
  async together(
    @Root() { hold }: HoldBestAvailablePayload,
    @Ctx() { loaders }: RequestContext,
  ): Promise<boolean | null> {
    if (!hold) return null;
    const seats = await loadShowingSeats(this.#services.showingSeats, loaders, hold);
    return areAllNeighbours(seats.map(({ seat }) => seat));
  }
}
