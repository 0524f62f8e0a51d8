import { type Metric, single, tallied } from '../platform/metrics/metric.ts';
import type { HoldService } from './hold.service.ts';
import type { SeatFeed } from './live/seat-feed.ts';

export function holdMetrics({ holds, seatFeed }: { holds: HoldService; seatFeed: SeatFeed }): readonly Metric[] {
  return [
    {
      name: 'rowlock_holds_total',
      type: 'counter',
      help: 'Requests for new holds, by how they ended: held, repeated, the kind of the error, or a failure.',
      read: () => tallied(holds.requests.outcomes, 'outcome'),
    },
    {
      name: 'rowlock_seat_watchers',
      type: 'gauge',
      help: 'Subscriptions to the seats of a showing.',
      read: () => single(seatFeed.watched.watchers),
    },
    {
      name: 'rowlock_watched_showings',
      type: 'gauge',
      help: 'Showings whose seats are watched.',
      read: () => single(seatFeed.watched.showings),
    },
  ];
}
