import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { MovieService } from '../catalog/movie.service.ts';
import { Movie } from '../catalog/movie.types.ts';
import type {
  Cinema as CinemaRow,
  Movie as MovieRow,
  PromoCode as PromoCodeRow,
  TicketType as TicketTypeRow,
} from '../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { TicketTypeService } from '../pricing/ticket-type.service.ts';
import { TicketType } from '../pricing/ticket-type.types.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import { Cinema } from '../venues/venue.types.ts';
import { MAX_SEARCH_LENGTH, type PromoCodeService } from './promo-code.service.ts';
import {
  ArchivePromoCodeInput,
  ArchivePromoCodePayload,
  CreatePromoCodeInput,
  CreatePromoCodePayload,
  PromoCode,
  PromoCodeConnection,
  PromoDiscount,
  UpdatePromoCodeInput,
  UpdatePromoCodePayload,
} from './promo-code.types.ts';

interface Dependencies {
  promoCodes: PromoCodeService;
  cinemas: CinemaService;
  movies: MovieService;
  ticketTypes: TicketTypeService;
}

@Resolver(() => PromoCode)
export class PromoCodeResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Query(() => PromoCodeConnection, {
    description:
      'MANAGER of the cinema. In the order of codes, without archived ones: those that are restricted to it, among others; ' +
      'MANAGER for all cinemas: all.',
  })
  async promoCodes(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, {
      nullable: true,
      description: `A part of the code, in any case. At most ${MAX_SEARCH_LENGTH} characters.`,
    })
    search: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<PromoCodeRow>> {
    if (Array.from(search ?? '').length > MAX_SEARCH_LENGTH)
      throw codedError('BAD_USER_INPUT', `search can have at most ${MAX_SEARCH_LENGTH} characters.`);
    const request = { search, page: toPageRequest(page, 'text') };
    const found = await this.#services.promoCodes.list(await actorOf(context), request);
    return toConnection(found, ({ code, id }) => [code, id]);
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => CreatePromoCodePayload, {
    description: [
      'MANAGER of the cinema. Of every one where it is good; where that is everywhere, for all cinemas.',
      'Errors: InvalidInput, NotFound, AlreadyExists.',
    ].join('\n'),
  })
  async createPromoCode(
    @Arg('input', () => CreatePromoCodeInput) input: CreatePromoCodeInput,
    @Ctx() context: RequestContext,
  ): Promise<CreatePromoCodePayload> {
    const outcome = await this.#services.promoCodes.create(await actorOf(context), input);
    return { promoCode: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => UpdatePromoCodePayload, {
    description: [
      'MANAGER of the cinema. Of every one where it was and will be good. What is booked stays as it is.',
      'Errors: InvalidInput, NotFound, StaleVersion.',
    ].join('\n'),
  })
  async updatePromoCode(
    @Arg('input', () => UpdatePromoCodeInput) input: UpdatePromoCodeInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdatePromoCodePayload> {
    const outcome = await this.#services.promoCodes.update(await actorOf(context), input);
    return { promoCode: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => ArchivePromoCodePayload, {
    description: [
      'MANAGER of the cinema. Of every one where it is good. Good for nothing more; its code is free for another one.',
      'Errors: NotFound, StaleVersion.',
    ].join('\n'),
  })
  async archivePromoCode(
    @Arg('input', () => ArchivePromoCodeInput) input: ArchivePromoCodeInput,
    @Ctx() context: RequestContext,
  ): Promise<ArchivePromoCodePayload> {
    const outcome = await this.#services.promoCodes.archive(await actorOf(context), input);
    return { promoCode: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => PromoDiscount)
  discount(@Root() { percent, amountPerTicketMinor: amountMinor, currency, freeSeats }: PromoCodeRow): PromoDiscount {
    const amountPerTicket = amountMinor === null || currency === null ? null : { amountMinor, currency };
    return { percent, amountPerTicket, freeSeats };
  }

  @FieldResolver(() => [Cinema], { description: 'Where it is good. Empty: everywhere.' })
  cinemas(@Root() { cinemaIds }: PromoCodeRow, @Ctx() { loaders }: RequestContext): Promise<CinemaRow[]> {
    return all(cinemaIds, (id) => loaders.load(this.#services.cinemas.byId, id));
  }

  @FieldResolver(() => [Movie], { description: 'Empty: for all.' })
  movies(@Root() { movieIds }: PromoCodeRow, @Ctx() { loaders }: RequestContext): Promise<MovieRow[]> {
    return all(movieIds, (id) => loaders.load(this.#services.movies.byId, id));
  }

  @FieldResolver(() => [TicketType], { description: 'Which tickets it makes cheaper. Empty: all.' })
  ticketTypes(@Root() { ticketTypeIds }: PromoCodeRow, @Ctx() { loaders }: RequestContext): Promise<TicketTypeRow[]> {
    return all(ticketTypeIds, (id) => loaders.load(this.#services.ticketTypes.byId, id));
  }
}

async function all<Row>(ids: readonly string[], load: (id: string) => Promise<Row | undefined>): Promise<Row[]> {
  const rows = await Promise.all(ids.map(load));
  return rows.filter((row) => row !== undefined);
}
