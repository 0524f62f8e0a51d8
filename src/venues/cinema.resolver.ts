import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RoleGrant } from '../accounts/account.types.ts';
import type {
  Auditorium as AuditoriumRow,
  Cinema as CinemaRow,
  RoleGrant as RoleGrantRow,
} from '../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { CinemaChanges } from './cinema-changes.service.ts';
import type { CinemaService } from './cinema.service.ts';
import { CreateCinemaInput, CreateCinemaPayload, UpdateCinemaInput, UpdateCinemaPayload } from './cinema.types.ts';
import { Address, Auditorium, Cinema, CinemaConnection, GeoPoint } from './venue.types.ts';

@Resolver(() => Cinema)
export class CinemaResolver {
  readonly #cinemas: CinemaService;
  readonly #changes: CinemaChanges;

  constructor({ cinemas, cinemaChanges }: { cinemas: CinemaService; cinemaChanges: CinemaChanges }) {
    this.#cinemas = cinemas;
    this.#changes = cinemaChanges;
  }

  @Query(() => CinemaConnection, { description: 'Anybody. In the order of names; closed ones are left out.' })
  async cinemas(@Args(() => PageArgs) page: PageArgs): Promise<ConnectionValue<CinemaRow>> {
    return toConnection(await this.#cinemas.list(toPageRequest(page, 'text')), ({ name, id }) => [name, id]);
  }

  @Query(() => Cinema, { nullable: true, description: 'Anybody. A closed one too.' })
  cinema(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return loaders.load(this.#cinemas.byId, id);
  }

  @Authorized<AccessRule>('ADMIN')
  @Mutation(() => CreateCinemaPayload, { description: 'ADMIN. Errors: InvalidInput, AlreadyExists.' })
  async createCinema(
    @Arg('input', () => CreateCinemaInput) input: CreateCinemaInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateCinemaPayload> {
    const outcome = await this.#changes.create(await actorOf(context), input);
    return { cinema: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => UpdateCinemaPayload, {
    description: [
      'MANAGER of the cinema. New fees, rates and policies do not touch what was sold.',
      'Errors: InvalidInput, NotFound, AlreadyExists, StaleVersion.',
    ].join('\n'),
  })
  async updateCinema(
    @Arg('input', () => UpdateCinemaInput) input: UpdateCinemaInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateCinemaPayload> {
    const outcome = await this.#changes.update(await actorOf(context), input);
    return { cinema: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Address)
  address(@Root() cinema: CinemaRow): Address {
    return {
      street: cinema.addressStreet,
      postalCode: cinema.addressPostalCode,
      city: cinema.addressCity,
      region: cinema.addressRegion,
      country: cinema.addressCountry,
    };
  }

  @FieldResolver(() => GeoPoint, { nullable: true, description: 'Null when it is not known.' })
  location(@Root() { latitude, longitude }: CinemaRow): GeoPoint | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }

  @FieldResolver(() => [Auditorium], { description: 'In the order of names, without closed ones.' })
  auditoriums(@Root() { id }: CinemaRow, @Ctx() { loaders }: RequestContext): Promise<AuditoriumRow[]> {
    return loaders.load(this.#cinemas.auditoriumsByCinemaId, id);
  }
}

/** The cinema of a grant: a field that venues add to a type of accounts. */
@Resolver(() => RoleGrant)
export class RoleGrantCinemaResolver {
  readonly #cinemas: CinemaService;

  constructor({ cinemas }: { cinemas: CinemaService }) {
    this.#cinemas = cinemas;
  }

  @FieldResolver(() => Cinema, {
    nullable: true,
    description: 'Null: all cinemas, also those to come. Always null for ADMIN.',
  })
  async cinema(@Root() { cinemaId }: RoleGrantRow, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return cinemaId === null ? undefined : loaders.load(this.#cinemas.byId, cinemaId);
  }
}
