import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.ts';
import { codedError } from '../../graphql/errors.ts';
import type { ShowingService } from '../../scheduling/showing.service.ts';
import type { AvailabilityFeed } from './seat-feed.ts';
import type { SeatEvent } from './seat-event.ts';
import { SeatAvailabilityEvent } from '../seating.types.ts';

@Resolver()
export class SeatAvailabilitySubscription {
  readonly #feed: AvailabilityFeed;
  readonly #showings: ShowingService;

  constructor({ availabilityFeed, showings }: { availabilityFeed: AvailabilityFeed; showings: ShowingService }) {
    this.#feed = availabilityFeed;
    this.#showings = showings;
  }

  @Subscription(() => SeatAvailabilityEvent, {
    description: [
      'First a SeatSnapshot, then SeatDeltas, with no gap between them. A seat’s version only grows: a',
      'client keeps the highest that it has seen for each seat. After a fault upstream a fresh snapshot',
      'is sent. Nothing is sent before the change has committed.',
    ].join('\n'),
    subscribe: ({ args, context }: { args: { showingId: string }; context: RequestContext }) =>
      context.resolver(SeatAvailabilitySubscription).watch(args.showingId),
  })
  seatAvailability(@Arg('showingId', () => ID) _showingId: string, @Root() event: SeatEvent): SeatEvent {
    return event;
  }

  /** @throws {GraphQLError} BAD_USER_INPUT when there is no such showing */
  async watch(showingId: string): Promise<AsyncIterableIterator<SeatEvent>> {
    const [showing] = await this.#showings.byIds([showingId]);
    if (!showing) throw codedError('BAD_USER_INPUT', 'There is no such showing.');
    return this.#feed.watch(showingId);
  }
}
