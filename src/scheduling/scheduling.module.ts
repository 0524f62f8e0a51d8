import type { StaffChanges } from '../audit/staff-changes.ts';
import type { MovieService } from '../catalog/movie.service.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { ClosingResolver, HasShowingsResolver } from './closing/closing.resolver.ts';
import { ClosingService } from './closing/closing.service.ts';
import { CinemaShowingsResolver, MovieShowingsResolver, ShowingListsResolver } from './showing-lists.resolver.ts';
import { ShowingResolver } from './showing.resolver.ts';
import { ShowingService } from './showing.service.ts';
import { WheelchairReleases } from './wheelchair-release.ts';

interface Needs extends Pick<Platform, 'database' | 'cache' | 'clock'> {
  movies: MovieService;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  staffChanges: StaffChanges;
}

export const scheduling = defineModule({
  create: ({ database, cache, staffChanges }: Needs) => ({
    showings: new ShowingService({ database, cache }),
    wheelchairReleases: new WheelchairReleases({ database }),
    closing: new ClosingService({ staffChanges }),
  }),
  resolvers: [
    ShowingResolver,
    ShowingListsResolver,
    MovieShowingsResolver,
    CinemaShowingsResolver,
    ClosingResolver,
    HasShowingsResolver,
  ],
  nodes: ({ showings }) => ({ Showing: nodeKind({ table: 'showing', byId: showings.byId }) }),
});
