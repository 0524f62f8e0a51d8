import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type {
  Auditorium as AuditoriumRow,
  Cinema as CinemaRow,
  SeatMap as SeatMapRow,
} from '../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { AuditoriumService } from './auditorium.service.ts';
import {
  CreateAuditoriumInput,
  CreateAuditoriumPayload,
  UpdateAuditoriumInput,
  UpdateAuditoriumPayload,
} from './auditorium.types.ts';
import type { CinemaService } from './cinema.service.ts';
import type { SeatMapService } from './seat-map/seat-map.service.ts';
import { SeatMap } from './seat-map/seat-map.types.ts';
import { Auditorium, Cinema } from './venue.types.ts';

interface Dependencies {
  auditoriums: AuditoriumService;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
}

@Resolver(() => Auditorium)
export class AuditoriumResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => CreateAuditoriumPayload, {
    description: 'MANAGER of the cinema. Errors: InvalidInput, NotFound, AlreadyExists.',
  })
  async createAuditorium(
    @Arg('input', () => CreateAuditoriumInput) input: CreateAuditoriumInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateAuditoriumPayload> {
    const outcome = await this.#services.auditoriums.create(await actorOf(context), input);
    return { auditorium: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => UpdateAuditoriumPayload, {
    description: 'MANAGER of the cinema. Errors: InvalidInput, NotFound, AlreadyExists, StaleVersion.',
  })
  async updateAuditorium(
    @Arg('input', () => UpdateAuditoriumInput) input: UpdateAuditoriumInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateAuditoriumPayload> {
    const outcome = await this.#services.auditoriums.update(await actorOf(context), input);
    return { auditorium: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Cinema)
  cinema(@Root() { cinemaId }: AuditoriumRow, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return loaders.load(this.#services.cinemas.byId, cinemaId);
  }

  @FieldResolver(() => SeatMap, {
    nullable: true,
    description: 'The newest version, on which new showings are sold; null before the first was imported.',
  })
  seatMap(@Root() { id }: AuditoriumRow, @Ctx() { loaders }: RequestContext): Promise<SeatMapRow | undefined> {
    return loaders.load(this.#services.seatMaps.newestByAuditoriumId, id);
  }
}
