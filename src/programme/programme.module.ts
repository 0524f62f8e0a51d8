import type { StaffChanges } from '../audit/staff-changes.ts';
import type { EndBookingsService } from '../bookings/showing-cancelled/end-bookings.service.ts';
import type { SettingValues } from '../config/settings.ts';
import type { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { SeatState } from '../seating/seat-state.ts';
import { CancelBookingsService } from './cancelling/cancel-bookings.service.ts';
import { cancelBookingsDueRows, cancelBookingsWorkers } from './cancelling/cancel-bookings.worker.ts';
import { CancelShowingResolver } from './cancelling/cancel-showing.resolver.ts';
import { CancelShowingService } from './cancelling/cancel-showing.service.ts';
import { ShowingCancellations } from './cancelling/showing-cancellations.service.ts';
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

interface Needs extends Pick<Platform, 'database' | 'cache' | 'queues'> {
  config: SettingValues<typeof programmeSettings>;
  staffChanges: StaffChanges;
  seatTopic: Topic<SeatState[]>;
  endBookings: EndBookingsService;
}

export const programme = defineModule({
  create(needs: Needs) {
    const { database, staffChanges, config } = needs;
    const schedule = new ScheduleService({ staffChanges });
    return {
      schedule,
      showingUpdates: new UpdateShowingService({ staffChanges }),
      wheelchairPlaces: new ReleaseWheelchairPlacesService({ staffChanges }),
      reschedule: new RescheduleShowingService({ staffChanges }),
      cancelShowing: new CancelShowingService(needs),
      cancelBookings: new CancelBookingsService(needs),
      showingCancellations: new ShowingCancellations({ database }),
      programmeImport: new ImportShowingsService({ database, schedule }),
      feeds: new FeedService({ database, ...config }),
    };
  },
  resolvers: [ScheduleResolver, ShowingChangesResolver, CancelShowingResolver, ImportShowingsResolver],
  workers: cancelBookingsWorkers,
  dueRows: cancelBookingsDueRows,
  routes: feedRoutes,
});
