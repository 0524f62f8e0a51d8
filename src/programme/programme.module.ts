import type { StaffChanges } from '../audit/staff-changes.ts';
import type { BookingService } from '../bookings/booking.service.ts';
import type { GiveBack } from '../bookings/cancellation/give-back.ts';
import type { BookingMails } from '../bookings/mails/booking-mails.ts';
import type { RequestKeys } from '../bookings/request-keys.ts';
import type { BookingExpiry } from '../bookings/settlement/booking-expiry.service.ts';
import type { EndBookingsService } from '../bookings/showing-cancelled/end-bookings.service.ts';
import type { SettingValues } from '../config/settings.ts';
import type { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { PriceService } from '../pricing/price.service.ts';
import type { SeatState } from '../seating/seat-state.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { CancelBookingsService } from './cancelling/cancel-bookings.service.ts';
import { cancelBookingsDueRows, cancelBookingsWorkers } from './cancelling/cancel-bookings.worker.ts';
import { CancelShowingResolver } from './cancelling/cancel-showing.resolver.ts';
import { CancelShowingService } from './cancelling/cancel-showing.service.ts';
import { ShowingCancellations } from './cancelling/showing-cancellations.service.ts';
import { feedRoutes } from './feeds/feed.route.ts';
import { FeedService } from './feeds/feed.service.ts';
import { ImportShowingsService } from './import/import-showings.service.ts';
import { ImportShowingsResolver } from './import/import.resolver.ts';
import { MoveShowingResolver, SeatMoveResolver, SeatsMissingResolver } from './moving/move-showing.resolver.ts';
import { MoveShowingService } from './moving/move-showing.service.ts';
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
  bookings: BookingService;
  bookingTopic: Topic<null>;
  endBookings: EndBookingsService;
  giveBack: GiveBack;
  bookingExpiry: BookingExpiry;
  bookingMails: BookingMails;
  requestKeys: RequestKeys;
  prices: PriceService;
  seatMaps: SeatMapService;
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
      moveShowing: new MoveShowingService(needs),
      cancelShowing: new CancelShowingService(needs),
      cancelBookings: new CancelBookingsService(needs),
      showingCancellations: new ShowingCancellations({ database }),
      programmeImport: new ImportShowingsService({ database, schedule }),
      feeds: new FeedService({ database, ...config }),
    };
  },
  resolvers: [
    ScheduleResolver,
    ShowingChangesResolver,
    CancelShowingResolver,
    MoveShowingResolver,
    SeatMoveResolver,
    SeatsMissingResolver,
    ImportShowingsResolver,
  ],
  workers: cancelBookingsWorkers,
  dueRows: cancelBookingsDueRows,
  routes: feedRoutes,
});
