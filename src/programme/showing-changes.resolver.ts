import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { ReleaseWheelchairPlacesService } from './release-wheelchair-places.service.ts';
import type { RescheduleShowingService } from './reschedule-showing.service.ts';
import {
  ReleaseWheelchairPlacesInput,
  ReleaseWheelchairPlacesPayload,
  RescheduleShowingInput,
  RescheduleShowingPayload,
  UpdateShowingInput,
  UpdateShowingPayload,
} from './showing-changes.types.ts';
import type { UpdateShowingService } from './update-showing.service.ts';

interface Dependencies {
  showingUpdates: UpdateShowingService;
  reschedule: RescheduleShowingService;
  wheelchairPlaces: ReleaseWheelchairPlacesService;
}

@Resolver()
export class ShowingChangesResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => UpdateShowingPayload, {
    description: 'MANAGER of the cinema. All but time and auditorium. Errors: InvalidInput, NotFound, StaleVersion.',
  })
  async updateShowing(
    @Arg('input', () => UpdateShowingInput) input: UpdateShowingInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateShowingPayload> {
    const outcome = await this.#services.showingUpdates.update(await actorOf(context), input);
    return { showing: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => RescheduleShowingPayload, {
    description: [
      'MANAGER of the cinema. Another time or auditorium, as long as nothing is held or sold; afterwards the showing stays where',
      'and when it is. Errors: InvalidInput, NotFound, StaleVersion, ShowingInUse, ShowingOverlaps.',
    ].join('\n'),
  })
  async rescheduleShowing(
    @Arg('input', () => RescheduleShowingInput) input: RescheduleShowingInput,
    @Ctx() context: RequestContext,
  ): Promise<RescheduleShowingPayload> {
    const outcome = await this.#services.reschedule.reschedule(await actorOf(context), input);
    return { showing: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Mutation(() => ReleaseWheelchairPlacesPayload, {
    description: [
      'BOX_OFFICE of the cinema. From now on the wheelchair and companion places of the showing are chosen for all buyers. The',
      'rule of the cinema does the same at its time: see Cinema.wheelchairReleaseMinutes. Released ones stay so.',
      'Errors: InvalidInput, NotFound.',
    ].join('\n'),
  })
  async releaseWheelchairPlaces(
    @Arg('input', () => ReleaseWheelchairPlacesInput) input: ReleaseWheelchairPlacesInput,
    @Ctx() context: RequestContext,
  ): Promise<ReleaseWheelchairPlacesPayload> {
    const outcome = await this.#services.wheelchairPlaces.release(await actorOf(context), input);
    return { showing: entityOf(outcome), errors: errorsOf(outcome) };
  }
}
