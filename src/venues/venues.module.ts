import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { AuditoriumResolver } from './auditorium.resolver.ts';
import { AuditoriumService } from './auditorium.service.ts';
import { CinemaChanges } from './cinema-changes.service.ts';
import { CinemaResolver, RoleGrantCinemaResolver } from './cinema.resolver.ts';
import { CinemaService } from './cinema.service.ts';
import { CinemaTermsResolver } from './cinema-terms.resolver.ts';
import { SeatMapResolver, SeatResolver } from './seat-map/seat-map.resolver.ts';
import { SeatMapService } from './seat-map/seat-map.service.ts';
import { SeatTexts } from './seat-map/seat.json.ts';

export const venues = defineModule({
  create({ database, staffChanges }: Pick<Platform, 'database'> & { staffChanges: StaffChanges }) {
    const seatMaps = new SeatMapService({ database });
    return {
      cinemas: new CinemaService({ database }),
      cinemaChanges: new CinemaChanges({ database, staffChanges }),
      auditoriums: new AuditoriumService({ database, staffChanges }),
      seatMaps,
      seatTexts: new SeatTexts({ seatMaps }),
    };
  },
  resolvers: [
    CinemaResolver,
    RoleGrantCinemaResolver,
    CinemaTermsResolver,
    AuditoriumResolver,
    SeatMapResolver,
    SeatResolver,
  ],
});
