import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { AuditCinemaResolver } from './audit-cinema.resolver.ts';
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
    AuditCinemaResolver,
    AuditoriumResolver,
    SeatMapResolver,
    SeatResolver,
  ],
  nodes: ({ cinemas, seatMaps }) => ({
    Cinema: nodeKind({ table: 'cinema', byId: cinemas.byId }),
    Auditorium: nodeKind({ table: 'auditorium', byId: cinemas.auditoriumById }),
    SeatMap: nodeKind({ table: 'seat_map', byId: seatMaps.byId }),
    SeatCategory: nodeKind({ table: 'seat_category', byId: seatMaps.categoryById }),
    Seat: nodeKind({ table: 'seat', byId: seatMaps.seatById }),
  }),
});
