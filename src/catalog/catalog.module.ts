import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { MovieResolver } from './movie.resolver.ts';
import { MovieService } from './movie.service.ts';

export const catalog = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({ movies: new MovieService({ database }) }),
  resolvers: [MovieResolver],
  nodes: ({ movies }) => ({ Movie: nodeKind({ table: 'movie', byId: movies.byId }) }),
});
