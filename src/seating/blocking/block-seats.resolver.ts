import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { ShowingService } from '../../scheduling/showing.service.ts';
import { loadShowingSeats } from '../showing-seat.resolver.ts';
import type { ShowingSeatService } from '../showing-seat.service.ts';
import { ShowingSeat } from '../showing-seat.types.ts';
import type { ShowingSeatView } from '../showing-seat-view.ts';
import type { BlockRequest, BlockSeatsService, SeatsInUse as SeatsInUseValue } from './block-seats.service.ts';
import {
  BlockSeatsInput,
  BlockSeatsPayload,
  SeatsInUse,
  UnblockSeatsInput,
  UnblockSeatsPayload,
} from './block-seats.types.ts';

interface Dependencies {
  blockSeats: BlockSeatsService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
}

@Resolver()
export class BlockSeatsResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Mutation(() => BlockSeatsPayload, {
    description: [
      'BOX_OFFICE of the cinema. Out of sale for one showing, all or none; blocked ones stay so. Errors: InvalidInput,',
      'NotFound, SeatsInUse.',
    ].join('\n'),
  })
  async blockSeats(
    @Arg('input', () => BlockSeatsInput) input: BlockSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<BlockSeatsPayload> {
    return this.#toPayload(await this.#services.blockSeats.block(await actorOf(context), input), context);
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Mutation(() => UnblockSeatsPayload, {
    description: [
      'BOX_OFFICE of the cinema. Back on sale; seats that are not blocked stay as they are, and those that are blocked on',
      'the seat map stay BLOCKED: see unblockSeatMapSeats. Errors: InvalidInput, NotFound.',
    ].join('\n'),
  })
  async unblockSeats(
    @Arg('input', () => UnblockSeatsInput) input: UnblockSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<UnblockSeatsPayload> {
    return this.#toPayload(await this.#services.blockSeats.unblock(await actorOf(context), input), context);
  }

  async #toPayload(outcome: Outcome<BlockRequest>, { loaders }: RequestContext): Promise<BlockSeatsPayload> {
    const { value: done } = outcome;
    if (!done) return { showing: null, seats: null, errors: errorsOf(outcome) };
    const [showing, seats] = await afterChange(() =>
      Promise.all([
        loaders.load(this.#services.showings.byId, done.showingId),
        loadShowingSeats(this.#services.showingSeats, loaders, done),
      ]),
    );
    return { showing: showing ?? null, seats, errors: [] };
  }
}

@Resolver(() => SeatsInUse)
export class SeatsInUseResolver {
  readonly #showingSeats: ShowingSeatService;

  constructor({ showingSeats }: Dependencies) {
    this.#showingSeats = showingSeats;
  }

  @FieldResolver(() => [ShowingSeat], { description: 'Those of the seats that are held or sold.' })
  seats(@Root() error: SeatsInUseValue, @Ctx() { loaders }: RequestContext): Promise<ShowingSeatView[]> {
    return loadShowingSeats(this.#showingSeats, loaders, error);
  }
}
