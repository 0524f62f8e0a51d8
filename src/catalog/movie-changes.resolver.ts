import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { MovieChangesService } from './movie-changes.service.ts';
import { CreateMovieInput, CreateMoviePayload, UpdateMovieInput, UpdateMoviePayload } from './movie-changes.types.ts';

@Resolver()
export class MovieChangesResolver {
  readonly #movieChanges: MovieChangesService;

  constructor({ movieChanges }: { movieChanges: MovieChangesService }) {
    this.#movieChanges = movieChanges;
  }

  @Authorized<AccessRule>('MANAGER')
  @Mutation(() => CreateMoviePayload, {
    description: 'MANAGER. Errors: InvalidInput, AlreadyExists (same title and release date).',
  })
  async createMovie(
    @Arg('input', () => CreateMovieInput) input: CreateMovieInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateMoviePayload> {
    const outcome = await this.#movieChanges.create(await actorOf(context), input);
    return { movie: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER')
  @Mutation(() => UpdateMoviePayload, {
    description:
      'MANAGER. An archived movie is NotFound. Showings that are scheduled already stay as they are. Errors: InvalidInput, NotFound, AlreadyExists (same title and release date), StaleVersion.',
  })
  async updateMovie(
    @Arg('input', () => UpdateMovieInput) input: UpdateMovieInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateMoviePayload> {
    const outcome = await this.#movieChanges.update(await actorOf(context), input);
    return { movie: entityOf(outcome), errors: errorsOf(outcome) };
  }
}
