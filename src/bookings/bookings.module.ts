import type { accountsSettings } from '../accounts/accounts.settings.ts';
import type { SettingValues } from '../config/settings.ts';
import type { PaymentGateway } from '../payments/payment-gateway.ts';
import type { PaymentService } from '../payments/payment.service.ts';
import { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { PriceService } from '../pricing/price.service.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { HoldService } from '../seating/hold.service.ts';
import type { SeatState } from '../seating/seat-state.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { AccountBookingsResolver } from './account-bookings.resolver.ts';
import { BookingResolver } from './booking.resolver.ts';
import { BookingService } from './booking.service.ts';
import { HoldBookingResolver } from './hold-booking.resolver.ts';
import { IdempotentCharges } from './idempotency.ts';
import { BookingFeed } from './live/booking-feed.ts';
import { Orders } from './orders.ts';
import { PaymentLimits } from './payment-limits.ts';
import { PlaceBookingService } from './place-booking.service.ts';
import { ReleaseHoldResolver } from './release-hold.resolver.ts';
import { ReleaseHoldService } from './release-hold.service.ts';
import { RetryPaymentService } from './retry-payment.service.ts';
import { BookingExpiry } from './settlement/booking-expiry.service.ts';
import { Sales } from './settlement/sales.ts';
import { SettlementService } from './settlement/settlement.service.ts';
import { SeatUseResolver, ShowingSeatUseResolver } from './seat-use.resolver.ts';
import { SeatUseService } from './seat-use.service.ts';
import { settlementDueRows, settlementWorkers } from './settlement/settlement.worker.ts';
import { TicketResolver } from './ticket.resolver.ts';

interface Needs extends Pick<Platform, 'database' | 'queues' | 'bus' | 'logger' | 'resources' | 'redis'> {
  config: Pick<SettingValues<typeof accountsSettings>, 'rateLimits'>;
  replacements: { gatewayTimeoutMs?: number };
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  gateway: PaymentGateway;
  payments: PaymentService;
  showings: ShowingService;
  prices: PriceService;
  holds: HoldService;
  seatTopic: Topic<SeatState[]>;
}

export const bookings = defineModule({
  create(needs: Needs) {
    const { database, queues, bus, redis, logger, resources, config, replacements } = needs;
    const bookingTopic = new Topic<null>('booking', bus);
    const charges = new IdempotentCharges({ database });
    const service = new BookingService({ database });
    const bookingExpiry = new BookingExpiry({ ...needs, bookingTopic });
    return {
      bookings: service,
      seatUses: new SeatUseService({ database }),
      placeBooking: new PlaceBookingService({ ...needs, charges, orders: new Orders({ database, queues }) }),
      retryPayment: new RetryPaymentService({ database, queues, charges, bookings: service, bookingTopic }),
      releaseHold: new ReleaseHoldService({ ...needs, bookings: service, bookingExpiry }),
      paymentLimits: new PaymentLimits({ redis, rateLimits: config.rateLimits }),
      bookingExpiry,
      settlement: new SettlementService({
        ...needs,
        bookingTopic,
        bookingExpiry,
        sales: new Sales({ ...needs, bookingTopic }),
        gatewayTimeoutMs: replacements.gatewayTimeoutMs,
      }),
      bookingFeed: resources.use(new BookingFeed({ bookingTopic, bookings: service, logger })),
    };
  },
  resolvers: [
    AccountBookingsResolver,
    BookingResolver,
    HoldBookingResolver,
    ReleaseHoldResolver,
    SeatUseResolver,
    ShowingSeatUseResolver,
    TicketResolver,
  ],
  workers: settlementWorkers,
  dueRows: settlementDueRows,
});
