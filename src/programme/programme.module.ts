import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { ImportShowingsService } from './import/import-showings.service.ts';
import { ImportShowingsResolver } from './import/import.resolver.ts';
import { ReleaseWheelchairPlacesService } from './release-wheelchair-places.service.ts';
import { RescheduleShowingService } from './reschedule-showing.service.ts';
import { ScheduleResolver } from './schedule.resolver.ts';
import { ScheduleService } from './schedule.service.ts';
import { ShowingChangesResolver } from './showing-changes.resolver.ts';
import { UpdateShowingService } from './update-showing.service.ts';

export const programme = defineModule({
  create({ database, staffChanges }: Pick<Platform, 'database'> & { staffChanges: StaffChanges }) {
    const schedule = new ScheduleService({ staffChanges });
    return {
      schedule,
      showingUpdates: new UpdateShowingService({ staffChanges }),
      wheelchairPlaces: new ReleaseWheelchairPlacesService({ staffChanges }),
      reschedule: new RescheduleShowingService({ staffChanges }),
      programmeImport: new ImportShowingsService({ database, schedule }),
    };
  },
  resolvers: [ScheduleResolver, ShowingChangesResolver, ImportShowingsResolver],
});
