import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { MovieResolver } from './movie.resolver.ts';
import { MovieService } from './movie.service.ts';

export const catalog = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({ movies: new MovieService({ database }) }),
  resolvers: [MovieResolver],
});
