import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { MovieChangesResolver } from './movie-changes.resolver.ts';
import { MovieChangesService } from './movie-changes.service.ts';
import { MovieResolver } from './movie.resolver.ts';
import { MovieService } from './movie.service.ts';

export const catalog = defineModule({
  create: ({ database, staffChanges }: Pick<Platform, 'database'> & { staffChanges: StaffChanges }) => ({
    movies: new MovieService({ database }),
    movieChanges: new MovieChangesService({ database, staffChanges }),
  }),
  resolvers: [MovieResolver, MovieChangesResolver],
  nodes: ({ movies }) => ({ Movie: nodeKind({ table: 'movie', byId: movies.byId }) }),
});
