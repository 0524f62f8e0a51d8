import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.ts';
import { codedError } from '../../graphql/errors.ts';
import { findRow } from '../../platform/batches.ts';
import type { ShowingService } from '../../scheduling/showing.service.ts';
import { SeatAvailabilityEvent } from './seat-event.types.ts';
import type { SeatEvent } from './seat-event.ts';
import type { SeatFeed } from './seat-feed.ts';

@Resolver()
export class SeatAvailabilitySubscription {
  readonly #feed: SeatFeed;
  readonly #showings: ShowingService;

  constructor({ seatFeed, showings }: { seatFeed: SeatFeed; showings: ShowingService }) {
    this.#feed = seatFeed;
    this.#showings = showings;
  }

  @Subscription(() => SeatAvailabilityEvent, {
    description: [
      "Anybody. First a SeatSnapshot, then SeatDeltas, with no gap between them. A seat's version only grows: a client",
      'keeps the highest that it has seen for each seat. After a fault upstream a fresh snapshot is sent. Nothing is sent',
      'before the change has committed. An unknown showing: BAD_USER_INPUT.',
    ].join('\n'),
    subscribe: ({ args, context }: { args: { showingId: string }; context: RequestContext }) =>
      context.resolver(SeatAvailabilitySubscription).watch(args.showingId),
  })
  seatAvailability(@Arg('showingId', () => ID) _showingId: string, @Root() event: SeatEvent): SeatEvent {
    return event;
  }

  /** @throws {GraphQLError} BAD_USER_INPUT when there is no such showing */
  async watch(showingId: string): Promise<AsyncIterableIterator<SeatEvent>> {
    const showing = await findRow(this.#showings.byId, showingId);
    if (!showing) throw codedError('BAD_USER_INPUT', 'There is no such showing.');
    return this.#feed.watch(showing);
  }
}
