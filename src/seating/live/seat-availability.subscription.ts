import { Arg, Ctx, Extensions, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { codedError } from '../../graphql/errors.ts';
import { SHARED_BY_WATCHERS } from '../../graphql/shared-answers.ts';
import { findRow } from '../../platform/batches.ts';
import type { ShowingService } from '../../scheduling/showing.service.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import { SeatAvailabilityEvent, ShowingChanged } from './seat-event.types.ts';
import type { SeatEvent, ShowingChangedEvent } from './seat-event.ts';
import type { SeatFeed } from './seat-feed.ts';

@Resolver(() => ShowingChanged)
export class SeatAvailabilitySubscription {
  readonly #feed: SeatFeed;
  readonly #showings: ShowingService;

  constructor({ seatFeed, showings }: { seatFeed: SeatFeed; showings: ShowingService }) {
    this.#feed = seatFeed;
    this.#showings = showings;
  }

  @Extensions(SHARED_BY_WATCHERS)
  @Subscription(() => SeatAvailabilityEvent, {
    description: [
      "Anybody. First a SeatSnapshot, then SeatDeltas, with no gap between them. A seat's version only grows: a client",
      'keeps the highest that it has seen for each seat. After a fault upstream, and when the showing moves to another',
      'auditorium, a fresh snapshot is sent. When the showing itself changes, a ShowingChanged comes within two seconds.',
      'Nothing is sent before the change has committed. An unknown showing: BAD_USER_INPUT.',
    ].join('\n'),
    subscribe: ({ args, context }: { args: { showingId: string }; context: RequestContext }) =>
      context.resolver(SeatAvailabilitySubscription).watch(args.showingId),
  })
  seatAvailability(@Arg('showingId', () => ID) _showingId: string, @Root() event: SeatEvent): SeatEvent {
    return event;
  }

  @FieldResolver(() => Showing, { description: 'As it is now.' })
  showing(
    @Root() { showingId }: ShowingChangedEvent,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ShowingRow | undefined> {
    return loaders.load(this.#showings.byId, showingId);
  }

  /** @throws {GraphQLError} BAD_USER_INPUT when there is no such showing */
  async watch(showingId: string): Promise<AsyncIterableIterator<SeatEvent>> {
    const showing = await findRow(this.#showings.byId, showingId);
    if (!showing) throw codedError('BAD_USER_INPUT', 'There is no such showing.');
    return this.#feed.watch(showing);
  }
}
