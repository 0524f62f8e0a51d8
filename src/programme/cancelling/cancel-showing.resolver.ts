import { Arg, Authorized, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { type AccessRule, actorOf, identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import type { CancelShowingService } from './cancel-showing.service.ts';
import { CancelShowingInput, CancelShowingPayload, ShowingCancellation } from './cancel-showing.types.ts';
import type { ShowingCancellationRow, ShowingCancellations } from './showing-cancellations.service.ts';

interface Dependencies {
  cancelShowing: CancelShowingService;
  showingCancellations: ShowingCancellations;
}

@Resolver(() => Showing)
export class CancelShowingResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => CancelShowingPayload, {
    description: [
      'MANAGER of the cinema. From now on nothing of the showing is sold; every ticket becomes VOID and all that was paid is given',
      'back, whatever the policy says: follow Showing.cancellation. A showing that is cancelled already is answered as it is.',
      'Errors: InvalidInput, NotFound, IdempotencyConflict.',
    ].join('\n'),
  })
  async cancelShowing(
    @Arg('input', () => CancelShowingInput) input: CancelShowingInput,
    @Ctx() context: RequestContext,
  ): Promise<CancelShowingPayload> {
    const { accountId } = identityOf(context);
    const actor = { ...(await actorOf(context)), accountId };
    const outcome = await this.#services.cancelShowing.cancel(actor, input);
    return { showing: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Extensions(costs({ each: 100 }))
  @FieldResolver(() => ShowingCancellation, { nullable: true, description: 'Null unless CANCELLED.' })
  async cancellation(
    @Root() { id }: ShowingRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ShowingCancellationRow | null> {
    return (await loaders.load(this.#services.showingCancellations.byShowingId, id)) ?? null;
  }
}
