import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { ScheduleService } from './schedule.service.ts';
import { ScheduleShowingsInput, ScheduleShowingsPayload } from './schedule.types.ts';

@Resolver()
export class ScheduleResolver {
  readonly #schedule: ScheduleService;

  constructor({ schedule }: { schedule: ScheduleService }) {
    this.#schedule = schedule;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => ScheduleShowingsPayload, {
    description: [
      'MANAGER of the cinemas. All or nothing. Everything that is wrong is named at once, by the path of its showing. The',
      'database itself refuses an overlap. Errors: InvalidInput, NotFound, ShowingOverlaps.',
    ].join('\n'),
  })
  async scheduleShowings(
    @Arg('input', () => ScheduleShowingsInput) input: ScheduleShowingsInput,
    @Ctx() context: RequestContext,
  ): Promise<ScheduleShowingsPayload> {
    const outcome = await this.#schedule.schedule(await actorOf(context), input);
    return { showings: entityOf(outcome), errors: errorsOf(outcome) };
  }
}
