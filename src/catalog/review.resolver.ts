import { Arg, Args, Authorized, Ctx, FieldResolver, Float, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Movie as MovieRow, Review as ReviewRow } from '../generated/prisma/client.ts';
import { type AccessRule, actorOf, identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import { afterChange } from '../platform/database/after-change.ts';
import { hasRole } from '../platform/identity.ts';
import type { MovieService } from './movie.service.ts';
import { Movie } from './movie.types.ts';
import { type Reader, reviewKeys, type ReviewList, type ReviewOrder as ReviewOrderValue } from './review-list.ts';
import type { ReviewService } from './review.service.ts';
import {
  CreateReviewInput,
  CreateReviewPayload,
  DeleteReviewInput,
  DeleteReviewPayload,
  HideReviewInput,
  HideReviewPayload,
  Review,
  ReviewConnection,
  ReviewOrder,
  UnhideReviewInput,
  UnhideReviewPayload,
  UpdateReviewInput,
  UpdateReviewPayload,
} from './review.types.ts';

interface Dependencies {
  reviews: ReviewService;
  reviewList: ReviewList;
  movies: MovieService;
}

@Resolver(() => Review)
export class ReviewResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('Registered')
  @Mutation(() => CreateReviewPayload, {
    description: [
      'Registered. With a USED ticket of the movie, or a VALID one of a showing that is over. One for each movie.',
      'Errors: InvalidInput, NotFound, NotEligible, AlreadyExists.',
    ].join('\n'),
  })
  async createReview(
    @Arg('input', () => CreateReviewInput) input: CreateReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateReviewPayload> {
    const outcome = await this.#services.reviews.create(identityOf(context).accountId, input);
    return { review: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('Registered')
  @Mutation(() => UpdateReviewPayload, {
    description: 'Registered. One of its own. Errors: InvalidInput, NotFound, StaleVersion.',
  })
  async updateReview(
    @Arg('input', () => UpdateReviewInput) input: UpdateReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateReviewPayload> {
    const outcome = await this.#services.reviews.update(identityOf(context).accountId, input);
    return { review: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('Registered')
  @Mutation(() => DeleteReviewPayload, { description: 'Registered. One of its own. Errors: NotFound.' })
  async deleteReview(
    @Arg('input', () => DeleteReviewInput) { id }: DeleteReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteReviewPayload> {
    const outcome = await this.#services.reviews.delete(identityOf(context).accountId, id);
    const { value: deleted } = outcome;
    if (!deleted) return { deletedId: null, movie: null, errors: errorsOf(outcome) };
    const movie = await afterChange(() => context.loaders.load(this.#services.movies.byId, deleted.movieId));
    return { deletedId: deleted.id, movie: movie ?? null, errors: [] };
  }

  @Authorized<AccessRule>('MANAGER')
  @Mutation(() => HideReviewPayload, {
    description:
      'MANAGER. Hidden from all but its author and managers, and not in the average. Errors: InvalidInput, NotFound.',
  })
  async hideReview(
    @Arg('input', () => HideReviewInput) input: HideReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<HideReviewPayload> {
    const outcome = await this.#services.reviews.hide(await actorOf(context), input);
    return { review: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER')
  @Mutation(() => UnhideReviewPayload, { description: 'MANAGER. Errors: NotFound.' })
  async unhideReview(
    @Arg('input', () => UnhideReviewInput) { id }: UnhideReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<UnhideReviewPayload> {
    const outcome = await this.#services.reviews.unhide(await actorOf(context), id);
    return { review: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Movie)
  movie(@Root() { movieId }: ReviewRow, @Ctx() { loaders }: RequestContext): Promise<MovieRow | undefined> {
    return loaders.load(this.#services.movies.byId, movieId);
  }

  @FieldResolver(() => String, { nullable: true, description: "The account's name; null once it is closed." })
  async author(
    @Root() { accountId }: ReviewRow,
    @Ctx() { loaders, callers }: RequestContext,
  ): Promise<string | null | undefined> {
    return (await loaders.load(callers.byId, accountId))?.name;
  }
}

@Resolver(() => Movie)
export class MovieReviewsResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @FieldResolver(() => Int, { description: 'Without hidden ones.' })
  async reviewCount(@Root() { id }: MovieRow, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.load(this.#services.reviewList.summaryByMovieId, id))?.count ?? 0;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The mean of the ratings, 1 to 5, without hidden ones; null when there is none.',
  })
  async averageRating(
    @Root() { id }: MovieRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<number | null | undefined> {
    return (await loaders.load(this.#services.reviewList.summaryByMovieId, id))?.average;
  }

  @FieldResolver(() => ReviewConnection, { description: 'Hidden ones only for their author and for managers.' })
  async reviews(
    @Root() { id }: MovieRow,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('orderBy', () => ReviewOrder, { defaultValue: ReviewOrder.CREATED_AT_DESC }) order: ReviewOrderValue,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<ReviewRow>> {
    const page = toPageRequest(args, order === 'CREATED_AT_DESC' ? 'instant' : 'number');
    const reader = await readerOf(context);
    const name = JSON.stringify(['Movie.reviews', order, reader, page]);
    const batch = this.#services.reviewList.pageByMovieId(order, reader, page);
    const found = await context.loaders.loadNamed(name, batch, id);
    if (!found) throw new Error('each movie has a page of reviews');
    return toConnection(found, reviewKeys(order));
  }
}

async function readerOf(context: RequestContext): Promise<Reader> {
  if (!context.identity) return { accountId: undefined, isManager: false };
  const actor = await actorOf(context);
  return { accountId: context.identity.accountId, isManager: hasRole(actor, 'MANAGER') };
}
