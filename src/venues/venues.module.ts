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
import { ImportSeatMapService } from './seat-map/import-seat-map.service.ts';
import { SeatMapDocumentResolver, SeatMapVersionsResolver } from './seat-map/seat-map-document.resolver.ts';
import { SeatMapVersions } from './seat-map/seat-map-versions.ts';
import { SeatMapResolver, SeatResolver } from './seat-map/seat-map.resolver.ts';
import { SeatMapService } from './seat-map/seat-map.service.ts';
import { SeatTexts } from './seat-map/seat.json.ts';

export const venues = defineModule({
  create({ database, cache, staffChanges }: Pick<Platform, 'database' | 'cache'> & { staffChanges: StaffChanges }) {
    const seatMaps = new SeatMapService({ database, cache });
    return {
      cinemas: new CinemaService({ database, cache }),
      cinemaChanges: new CinemaChanges({ database, staffChanges }),
      auditoriums: new AuditoriumService({ database, staffChanges }),
      seatMaps,
      seatTexts: new SeatTexts({ seatMaps }),
      seatMapVersions: new SeatMapVersions({ database }),
      importSeatMap: new ImportSeatMapService({ staffChanges }),
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
    SeatMapDocumentResolver,
    SeatMapVersionsResolver,
  ],
  nodes: ({ cinemas, seatMaps }) => ({
    Cinema: nodeKind({ table: 'cinema', byId: cinemas.byId }),
    Auditorium: nodeKind({ table: 'auditorium', byId: cinemas.auditoriumById }),
    SeatMap: nodeKind({ table: 'seat_map', byId: seatMaps.byId }),
    SeatCategory: nodeKind({ table: 'seat_category', byId: seatMaps.categoryById }),
    Seat: nodeKind({ table: 'seat', byId: seatMaps.seatById }),
  }),
});
