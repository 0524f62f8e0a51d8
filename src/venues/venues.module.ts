import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AuditoriumResolver } from './auditorium.resolver.ts';
import { CinemaResolver, RoleGrantCinemaResolver } from './cinema.resolver.ts';
import { CinemaService } from './cinema.service.ts';
import { SeatMapResolver, SeatResolver } from './seat-map/seat-map.resolver.ts';
import { SeatMapService } from './seat-map/seat-map.service.ts';

export const venues = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({
    cinemas: new CinemaService({ database }),
    seatMaps: new SeatMapService({ database }),
  }),
  resolvers: [CinemaResolver, RoleGrantCinemaResolver, AuditoriumResolver, SeatMapResolver, SeatResolver],
});
