import type { StaffChanges } from '../audit/staff-changes.ts';
import type { SettingValues } from '../config/settings.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { feedRoutes } from './feeds/feed.route.ts';
import { FeedService } from './feeds/feed.service.ts';
import { ImportShowingsService } from './import/import-showings.service.ts';
import { ImportShowingsResolver } from './import/import.resolver.ts';
import type { programmeSettings } from './programme.settings.ts';
import { ReleaseWheelchairPlacesService } from './release-wheelchair-places.service.ts';
import { RescheduleShowingService } from './reschedule-showing.service.ts';
import { ScheduleResolver } from './schedule.resolver.ts';
import { ScheduleService } from './schedule.service.ts';
import { ShowingChangesResolver } from './showing-changes.resolver.ts';
import { UpdateShowingService } from './update-showing.service.ts';

interface Needs extends Pick<Platform, 'database' | 'cache'> {
  config: SettingValues<typeof programmeSettings>;
  staffChanges: StaffChanges;
}

export const programme = defineModule({
  create({ database, staffChanges, config }: Needs) {
    const schedule = new ScheduleService({ staffChanges });
    return {
      schedule,
      showingUpdates: new UpdateShowingService({ staffChanges }),
      wheelchairPlaces: new ReleaseWheelchairPlacesService({ staffChanges }),
      reschedule: new RescheduleShowingService({ staffChanges }),
      programmeImport: new ImportShowingsService({ database, schedule }),
      feeds: new FeedService({ database, ...config }),
    };
  },
  resolvers: [ScheduleResolver, ShowingChangesResolver, ImportShowingsResolver],
  routes: feedRoutes,
});
