import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { MovieChangesResolver } from './movie-changes.resolver.ts';
import { MovieChangesService } from './movie-changes.service.ts';
import { MovieResolver } from './movie.resolver.ts';
import { MovieService } from './movie.service.ts';
import { reviewData } from './review-data.ts';
import { maySeeReview, ReviewList } from './review-list.ts';
import { MovieReviewsResolver, ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';

export const catalog = defineModule({
  create: ({
    database,
    cache,
    staffChanges,
  }: Pick<Platform, 'database' | 'cache'> & { staffChanges: StaffChanges }) => ({
    movies: new MovieService({ database, cache }),
    movieChanges: new MovieChangesService({ database, staffChanges }),
    reviews: new ReviewService({ database, cache, staffChanges }),
    reviewList: new ReviewList({ database, cache }),
  }),
  resolvers: [MovieResolver, MovieChangesResolver, MovieReviewsResolver, ReviewResolver],
  nodes: ({ movies, reviewList }) => ({
    Movie: nodeKind({ table: 'movie', byId: movies.byId }),
    Review: nodeKind({ table: 'review', byId: reviewList.byId, maySee: maySeeReview }),
  }),
  personalData: reviewData,
});
