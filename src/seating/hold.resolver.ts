import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import type { HoldService, HoldView } from './hold.service.ts';
import { Hold, HoldPayload, HoldSeatsInput, ReleaseHoldInput } from './hold.types.ts';

@Resolver(() => Hold)
export class HoldResolver {
  readonly #holds: HoldService;

  constructor({ holds }: { holds: HoldService }) {
    this.#holds = holds;
  }

  @Authorized()
  @Query(() => Hold, { nullable: true, description: 'One of the account’s own.' })
  async hold(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<HoldView | undefined> {
    const hold = await context.loaders.one(this.#holds.byIds, (row) => row.id).load(id);
    return hold?.accountId === identityOf(context).accountId ? hold : undefined;
  }

  @Authorized()
  @Mutation(() => HoldPayload, { description: 'Holds every seat asked for, or none of them.' })
  async holdSeats(
    @Arg('input', () => HoldSeatsInput) { showingId, seatIds, idempotencyKey }: HoldSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<HoldPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#holds.hold({ accountId, showingId, seatIds, idempotencyKey });
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  @Authorized()
  @Mutation(() => HoldPayload, { description: 'Gives the seats back before the deadline. Doing so twice is no error.' })
  async releaseHold(
    @Arg('input', () => ReleaseHoldInput) { holdId }: ReleaseHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<HoldPayload> {
    const outcome = await this.#holds.release({ accountId: identityOf(context).accountId, holdId });
    return { hold: outcome.value ?? null, errors: errorsOf(outcome) };
  }
}
