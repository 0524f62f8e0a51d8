import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import type { ShowingService } from '../showing.service.ts';
import { Showing } from '../showing.types.ts';
import type { ClosingService } from './closing.service.ts';
import {
  ArchiveMovieInput,
  ArchiveMoviePayload,
  CloseAuditoriumInput,
  CloseAuditoriumPayload,
  CloseCinemaInput,
  CloseCinemaPayload,
} from './closing.types.ts';
import type { HasShowings as HasShowingsValue } from './has-showings.ts';
import { HasShowings } from './has-showings.types.ts';

@Resolver()
export class ClosingResolver {
  readonly #closing: ClosingService;

  constructor({ closing }: { closing: ClosingService }) {
    this.#closing = closing;
  }

  @Authorized<AccessRule>('ADMIN')
  @Mutation(() => CloseCinemaPayload, {
    description: 'ADMIN. For good, with its auditoriums. Errors: NotFound, StaleVersion, HasShowings.',
  })
  async closeCinema(
    @Arg('input', () => CloseCinemaInput) input: CloseCinemaInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseCinemaPayload> {
    const outcome = await this.#closing.closeCinema(await actorOf(context), input);
    return { cinema: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => CloseAuditoriumPayload, {
    description: 'MANAGER of the cinema. For good. Errors: NotFound, StaleVersion, HasShowings.',
  })
  async closeAuditorium(
    @Arg('input', () => CloseAuditoriumInput) input: CloseAuditoriumInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseAuditoriumPayload> {
    const outcome = await this.#closing.closeAuditorium(await actorOf(context), input);
    return { auditorium: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER')
  @Mutation(() => ArchiveMoviePayload, {
    description: 'MANAGER. For good; bookings still show it. Errors: NotFound, StaleVersion, HasShowings.',
  })
  async archiveMovie(
    @Arg('input', () => ArchiveMovieInput) input: ArchiveMovieInput,
    @Ctx() context: RequestContext,
  ): Promise<ArchiveMoviePayload> {
    const outcome = await this.#closing.archiveMovie(await actorOf(context), input);
    return { movie: entityOf(outcome), errors: errorsOf(outcome) };
  }
}

@Resolver(() => HasShowings)
export class HasShowingsResolver {
  readonly #showings: ShowingService;

  constructor({ showings }: { showings: ShowingService }) {
    this.#showings = showings;
  }

  @FieldResolver(() => Showing, { description: 'The one that starts first.' })
  next(
    @Root() { nextShowingId }: HasShowingsValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ShowingRow | undefined> {
    return loaders.load(this.#showings.byId, nextShowingId);
  }
}
