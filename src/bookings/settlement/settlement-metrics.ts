import { type Metric, single, tallied } from '../../platform/metrics/metric.ts';
import type { BookingFeed } from '../live/booking-feed.ts';
import type { SettlementService } from './settlement.service.ts';

export function settlementMetrics({
  settlement,
  bookingFeed,
}: {
  settlement: SettlementService;
  bookingFeed: BookingFeed;
}): readonly Metric[] {
  return [
    {
      name: 'rowlock_settled_payments_total',
      type: 'counter',
      help: 'What payments have come to, as this process has recorded it.',
      read: () => tallied(settlement.settled, 'status'),
    },
    {
      name: 'rowlock_booking_watchers',
      type: 'gauge',
      help: 'Subscriptions to a booking.',
      read: () => single(bookingFeed.watchers),
    },
  ];
}
