import type { AccountService } from '../accounts/account.service.ts';
import type { accountsSettings } from '../accounts/accounts.settings.ts';
import type { SettingValues } from '../config/settings.ts';
import type { PaymentGateway } from '../payments/payment-gateway.ts';
import type { PaymentService } from '../payments/payment.service.ts';
import { anyMessage, Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { platformSettings } from '../platform/platform.settings.ts';
import type { PriceService } from '../pricing/price.service.ts';
import type { PromoCodeService } from '../promotions/promo-code.service.ts';
import type { PromoQuotes } from '../promotions/promo-quotes.service.ts';
import type { TicketTypeService } from '../pricing/ticket-type.service.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { HoldLimits } from '../seating/hold-limits.ts';
import type { HoldService } from '../seating/hold.service.ts';
import type { SeatState } from '../seating/seat-state.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { CounterOfferResolver } from './at-counter/counter-offer.resolver.ts';
import { CounterOffers } from './at-counter/counter-offers.ts';
import { AccountBookingsResolver } from './account-bookings.resolver.ts';
import { BookingAccountResolver } from './booking-account.resolver.ts';
import { BookingAccess } from './booking-access.ts';
import { CancellationResolver } from './cancellation/cancellation.resolver.ts';
import { CancellationService } from './cancellation/cancellation.service.ts';
import { GiveBack } from './cancellation/give-back.ts';
import { KeyedRequests } from './cancellation/keyed-requests.ts';
import { ExchangeResolver } from './exchange/exchange.resolver.ts';
import { ExchangeService } from './exchange/exchange.service.ts';
import { ExchangedFromResolver } from './exchange/exchanged-from.resolver.ts';
import { ExchangeSettlement } from './exchange/exchange-settlement.ts';
import { TicketSwap } from './exchange/ticket-swap.ts';
import { bookingNodes } from './booking.nodes.ts';
import { BookingByReferenceResolver } from './by-reference/booking-by-reference.resolver.ts';
import { BookingsByReference } from './by-reference/bookings-by-reference.service.ts';
import { ReferenceLimits } from './by-reference/reference-limits.ts';
import { BookingResolver } from './booking.resolver.ts';
import { BookingService } from './booking.service.ts';
import { BookingLists } from './booking-list.service.ts';
import { BookingContactResolver } from './contacts/booking-contact.resolver.ts';
import { ContactService } from './contacts/contact.service.ts';
import { outdatedContacts } from './contacts/outdated-contacts.ts';
import { BookingMails } from './mails/booking-mails.ts';
import { bookingData } from './moving/booking-data.ts';
import type { bookingsSettings } from './bookings.settings.ts';
import { HoldBookingResolver } from './hold-booking.resolver.ts';
import { IdempotentCharges } from './idempotency.ts';
import { BookingLineService } from './booking-line.service.ts';
import { BookingLinesResolver } from './booking-lines.resolver.ts';
import { BookingPromoCodesResolver } from './booking-promo-codes.resolver.ts';
import { BookingFeed } from './live/booking-feed.ts';
import { Orders } from './orders.ts';
import { PaymentLimits } from './payment-limits.ts';
import { PlaceBookingService } from './place-booking.service.ts';
import { QuoteBookingResolver } from './quote-booking.resolver.ts';
import { QuoteBookingService } from './quote-booking.service.ts';
import { RefundBookingResolver } from './refunding/refund-booking.resolver.ts';
import { RefundBookingService } from './refunding/refund-booking.service.ts';
import { RequestKeys } from './request-keys.ts';
import { ReleaseHoldResolver } from './release-hold.resolver.ts';
import { ReleaseHoldService } from './release-hold.service.ts';
import { RetryPaymentService } from './retry-payment.service.ts';
import { BookingExpiry } from './settlement/booking-expiry.service.ts';
import { SearchBookingsResolver } from './search-bookings.resolver.ts';
import { Sales } from './settlement/sales.ts';
import { SettlementService } from './settlement/settlement.service.ts';
import { SeatUseResolver, ShowingSeatUseResolver } from './seat-use.resolver.ts';
import { SeatUseService } from './seat-use.service.ts';
import { settlePaymentJob } from './settlement/settle-payment.job.ts';
import { settleRefundJob } from './settlement/settle-refund.job.ts';
import { settlementMetrics } from './settlement/settlement-metrics.ts';
import { settlementDueRows, settlementWorkers } from './settlement/settlement.worker.ts';
import { EndBookingsService } from './showing-cancelled/end-bookings.service.ts';
import { TicketResolver } from './ticket.resolver.ts';

interface Needs extends Pick<Platform, 'database' | 'queues' | 'bus' | 'logger' | 'resources' | 'redis'> {
  config: SettingValues<typeof bookingsSettings> &
    Pick<SettingValues<typeof accountsSettings>, 'rateLimits'> &
    Pick<SettingValues<typeof platformSettings>, 'publicUrl'>;
  replacements: { gatewayTimeoutMs?: number };
  accounts: AccountService;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  gateway: PaymentGateway;
  payments: PaymentService;
  showings: ShowingService;
  prices: PriceService;
  promoCodes: PromoCodeService;
  promoQuotes: PromoQuotes;
  ticketTypes: TicketTypeService;
  holds: HoldService;
  holdLimits: HoldLimits;
  seatTopic: Topic<SeatState[]>;
}

export const bookings = defineModule({
  create(needs: Needs) {
    const { database, queues, bus, redis, logger, resources, config, replacements } = needs;
    const bookingTopic = new Topic('booking', { bus, isMessage: anyMessage });
    const requestKeys = new RequestKeys({ database });
    const charges = new IdempotentCharges({ database, requestKeys });
    const service = new BookingService({ database });
    const quotes = new QuoteBookingService(needs);
    const bookingMails = new BookingMails({ queues });
    const bookingExpiry = new BookingExpiry({ ...needs, bookingTopic, bookingMails });
    const bookingAccess = new BookingAccess(needs);
    const keyedRequests = new KeyedRequests({ ...needs, requestKeys, bookings: service, bookingAccess });
    const giveBack = new GiveBack({ ...needs, bookingTopic });
    const ticketSwap = new TicketSwap({ ...needs, bookingTopic });
    const paymentLimits = new PaymentLimits({ redis, rateLimits: config.rateLimits });
    const settlement = new SettlementService({
      ...needs,
      bookingTopic,
      bookingExpiry,
      paymentLimits,
      sales: new Sales({ ...needs, bookingTopic }),
      exchangeSettlement: new ExchangeSettlement({ ...needs, bookingTopic, ticketSwap, bookingExpiry }),
      gatewayTimeoutMs: replacements.gatewayTimeoutMs,
      publicUrl: config.publicUrl,
    });
    return {
      requestKeys,
      bookingTopic,
      bookingMails,
      giveBack,
      bookings: service,
      bookingLists: new BookingLists({ database }),
      bookingAccess,
      cancellations: new CancellationService({ database, keyedRequests, giveBack }),
      exchanges: new ExchangeService({
        ...needs,
        bookings: service,
        requestKeys,
        keyedRequests,
        quotes,
        giveBack,
        ticketSwap,
      }),
      refundBooking: new RefundBookingService({ keyedRequests, giveBack }),
      endBookings: new EndBookingsService({ database, giveBack, bookingExpiry, bookingMails }),
      bookingsByReference: new BookingsByReference({ database }),
      referenceLimits: new ReferenceLimits({ redis, rateLimits: config.rateLimits }),
      contacts: new ContactService({ database }),
      counterOffers: new CounterOffers({ database }),
      bookingLines: new BookingLineService({ database }),
      quoteBooking: quotes,
      seatUses: new SeatUseService({ database }),
      placeBooking: new PlaceBookingService({ ...needs, quotes, charges, orders: new Orders({ database, queues }) }),
      retryPayment: new RetryPaymentService({ database, queues, charges, bookings: service, bookingTopic, settlement }),
      releaseHold: new ReleaseHoldService({ ...needs, bookings: service, bookingExpiry }),
      paymentLimits,
      bookingExpiry,
      settlement,
      bookingFeed: resources.use(new BookingFeed({ bookingTopic, bookings: service, logger })),
    };
  },
  resolvers: [
    AccountBookingsResolver,
    BookingAccountResolver,
    BookingByReferenceResolver,
    BookingContactResolver,
    BookingLinesResolver,
    BookingPromoCodesResolver,
    BookingResolver,
    CancellationResolver,
    CounterOfferResolver,
    ExchangeResolver,
    ExchangedFromResolver,
    HoldBookingResolver,
    QuoteBookingResolver,
    RefundBookingResolver,
    ReleaseHoldResolver,
    SearchBookingsResolver,
    SeatUseResolver,
    ShowingSeatUseResolver,
    TicketResolver,
  ],
  nodes: bookingNodes,
  workers: settlementWorkers,
  personalData: bookingData,
  routes: (fastify, { gateway, queues }) =>
    void fastify.register(async (scope) =>
      gateway.routes?.(scope, {
        payment: (paymentId) => queues.enqueue(settlePaymentJob, { paymentIds: [paymentId] }),
        refund: (refundId) => queues.enqueue(settleRefundJob, { refundId }),
      }),
    ),
  metrics: settlementMetrics,
  dueRows: (services) => [...settlementDueRows(services), outdatedContacts({ ...services, ...services.config })],
});
