import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Cinema as CinemaRow, TicketType as TicketTypeRow } from '../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import { Cinema } from '../venues/venue.types.ts';
import type { TicketTypeService } from './ticket-type.service.ts';
import {
  ArchiveTicketTypeInput,
  ArchiveTicketTypePayload,
  CreateTicketTypeInput,
  CreateTicketTypePayload,
  TicketType,
  UpdateTicketTypeInput,
  UpdateTicketTypePayload,
} from './ticket-type.types.ts';

@Resolver(() => TicketType)
export class TicketTypeResolver {
  readonly #ticketTypes: TicketTypeService;

  constructor({ ticketTypes }: { ticketTypes: TicketTypeService }) {
    this.#ticketTypes = ticketTypes;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => CreateTicketTypePayload, {
    description: 'MANAGER of the cinema. Errors: InvalidInput, NotFound, AlreadyExists.',
  })
  async createTicketType(
    @Arg('input', () => CreateTicketTypeInput) input: CreateTicketTypeInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateTicketTypePayload> {
    const outcome = await this.#ticketTypes.create(await actorOf(context), input);
    return { ticketType: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => UpdateTicketTypePayload, {
    description: [
      'MANAGER of the cinema. What is held keeps the terms that were in force when it was held.',
      'Errors: InvalidInput, NotFound, AlreadyExists, StaleVersion.',
    ].join('\n'),
  })
  async updateTicketType(
    @Arg('input', () => UpdateTicketTypeInput) input: UpdateTicketTypeInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateTicketTypePayload> {
    const outcome = await this.#ticketTypes.update(await actorOf(context), input);
    return { ticketType: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => ArchiveTicketTypePayload, {
    description: [
      'MANAGER of the cinema. Sold no more, but for what is held already. Its name is free for another one.',
      'Errors: NotFound, StaleVersion.',
    ].join('\n'),
  })
  async archiveTicketType(
    @Arg('input', () => ArchiveTicketTypeInput) input: ArchiveTicketTypeInput,
    @Ctx() context: RequestContext,
  ): Promise<ArchiveTicketTypePayload> {
    const outcome = await this.#ticketTypes.archive(await actorOf(context), input);
    return { ticketType: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => TicketType, {
    nullable: true,
    description: 'At most one for each ticket of that type in the booking; null: by itself.',
  })
  async oneForEach(
    @Root() { oneForEachId }: TicketTypeRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<TicketTypeRow | undefined> {
    return oneForEachId === null ? undefined : loaders.load(this.#ticketTypes.byId, oneForEachId);
  }
}

/** The ticket types of a cinema: a field that pricing adds to a type of venues. */
@Resolver(() => Cinema)
export class CinemaTicketTypesResolver {
  readonly #ticketTypes: TicketTypeService;

  constructor({ ticketTypes }: { ticketTypes: TicketTypeService }) {
    this.#ticketTypes = ticketTypes;
  }

  @FieldResolver(() => [TicketType], {
    description: 'Those that are sold, in the order in which they are offered: of names.',
  })
  ticketTypes(@Root() { id }: CinemaRow, @Ctx() { loaders }: RequestContext): Promise<TicketTypeRow[]> {
    return loaders.load(this.#ticketTypes.byCinemaId, id);
  }
}
