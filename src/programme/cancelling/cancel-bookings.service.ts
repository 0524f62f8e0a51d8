import type { EndBookingsService } from '../../bookings/showing-cancelled/end-bookings.service.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { releaseHoldsOfShowing } from '../../seating/sql/release-holds-of-showing.ts';

interface Dependencies {
  database: Database;
  seatTopic: Topic<SeatState[]>;
  endBookings: EndBookingsService;
}

/** What is left to do after a showing was cancelled. */
export class CancelBookingsService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Ends the holds and the bookings of a cancelled showing. May be ended at any point, and run again by any process: what is
   * done is in the rows of the bookings. While payments are in progress the cancellation stays open.
   */
  async proceed(cancellationId: string): Promise<void> {
    const { database, endBookings } = this.#services;
    const cancellation = await database.prisma.showingCancellation.findUnique({ where: { id: cancellationId } });
    if (!cancellation || cancellation.completedAt) return;
    await this.#releaseHolds(cancellation.showingId);
    const left = await endBookings.endAll(cancellation.bookingIds);
    if (left > 0) return;
    await database.singleStatement(
      (statement) => statement.client.$executeRaw`
        update showing_cancellation set completed_at = clock_timestamp()
        where id = ${cancellationId}::uuid and completed_at is null`,
    );
  }

  async #releaseHolds(showingId: string): Promise<void> {
    const { database, seatTopic } = this.#services;
    await database.singleStatement(async (statement) => {
      const seats = await releaseHoldsOfShowing(statement, showingId);
      if (seats.length > 0) statement.onCommit(() => seatTopic.publish(showingId, seats));
    });
  }
}
