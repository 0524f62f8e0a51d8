import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { MovieResolver } from './movie.resolver.ts';
import { MovieService } from './movie.service.ts';
import { ReviewList } from './review-list.ts';
import { MovieReviewsResolver, ReviewResolver } from './review.resolver.ts';
import { ReviewService } from './review.service.ts';

export const catalog = defineModule({
  create: ({ database, staffChanges }: Pick<Platform, 'database'> & { staffChanges: StaffChanges }) => ({
    movies: new MovieService({ database }),
    reviews: new ReviewService({ database, staffChanges }),
    reviewList: new ReviewList({ database }),
  }),
  resolvers: [MovieResolver, MovieReviewsResolver, ReviewResolver],
});
