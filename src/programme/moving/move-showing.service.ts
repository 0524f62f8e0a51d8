import type { GiveBack } from '../../bookings/cancellation/give-back.ts';
import type { BookingMails } from '../../bookings/mails/booking-mails.ts';
import type { BookingExpiry } from '../../bookings/settlement/booking-expiry.service.ts';
import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import type { RequestKeys } from '../../bookings/request-keys.ts';
import type { Prisma, Showing } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { UnavailableError } from '../../platform/database/errors.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { requireRole } from '../../platform/identity.ts';
import { isId, newId } from '../../platform/ids.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { notFound, type Outcome, refused, staleVersion } from '../../platform/outcome.ts';
import type { PriceService } from '../../pricing/price.service.ts';
import { insertShowingSeats } from '../../scheduling/sql/write-showings.ts';
import { releaseHoldsOfShowing } from '../../seating/sql/release-holds-of-showing.ts';
import type { SeatMapService } from '../../venues/seat-map/seat-map.service.ts';
import type { StaffMember } from '../cancelling/cancel-showing.service.ts';
import { deleteShowingSeats, lockAllSeats } from '../sql/lock-all-seats.ts';
import { lockPremises, type OpenAuditorium } from '../sql/lock-premises.ts';
import { lockShowing } from '../sql/lock-showing.ts';
import { withoutOverlap } from '../without-overlap.ts';
import {
  auditoriumProblem,
  type MoveShowingRequest,
  overlapsWith,
  requestProblems,
  showingProblems,
} from './check-move.ts';
import { decideMoves, type SeatMoveRow } from './decide-moves.ts';
import type { Worths } from './seating.ts';
import { lockBookings } from './sql/lock-bookings.ts';
import { readSeated, type SeatedTicket } from './sql/read-seated.ts';
import { writeSeats } from './sql/write-seats.ts';
import { divide, endUnpaid, giveBackUnseated } from './unseated.ts';

const ATTEMPTS = 5;

export interface MovedShowing {
  showing: Showing;
  /** In the order of bookings. */
  moves: SeatMoveRow[];
}

type Asked = MoveShowingRequest & { actor: StaffMember; fingerprint: string };

/** A booking was placed while locks were waited for: the next attempt locks it too. */
class OvertakenError extends Error {}

interface Dependencies {
  database: Database;
  staffChanges: StaffChanges;
  seatMaps: SeatMapService;
  prices: PriceService;
  giveBack: GiveBack;
  bookingExpiry: BookingExpiry;
  bookingMails: BookingMails;
  bookingTopic: Topic<null>;
  requestKeys: RequestKeys;
}

/** What is decided about a showing that is locked. */
interface Plan {
  before: Showing;
  cinemaId: string;
  auditorium: OpenAuditorium & { seatMapId: string };
  newestVersion: number;
  seated: readonly SeatedTicket[];
  moves: SeatMoveRow[];
}

/** Moves a showing to another auditorium of its cinema, with all that is sold of it. */
export class MoveShowingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Same time, same prices, same tickets, other seats: see planSeats. Holds that nothing was booked with are ended.
   * Refused: InvalidInput, NotFound, StaleVersion, ShowingOverlaps, SeatsMissing, IdempotencyConflict.
   */
  async move(actor: StaffMember, request: MoveShowingRequest): Promise<Outcome<MovedShowing>> {
    const { showingId, expectedVersion, auditoriumId, seats, refundUnseated, dryRun } = request;
    const [problem, ...more] = requestProblems(request);
    if (problem) return refused(problem, ...more);
    const byHand = seats.map(({ ticketId, seatId }) => `${ticketId} ${seatId}`).toSorted();
    const fingerprint = fingerprintOf([
      ...['moveShowing', showingId, String(expectedVersion), auditoriumId, String(refundUnseated)],
      byHand,
    ]);
    const asked = { ...request, actor, fingerprint };
    if (dryRun) return this.#moveNew(asked);
    return this.#services.requestKeys.once({
      key: { accountId: actor.accountId, idempotencyKey: request.idempotencyKey, fingerprint },
      replay: () => this.#replay(asked),
      work: () => this.#moveNew(asked),
    });
  }

  async #replay({ actor, idempotencyKey }: Asked): Promise<Outcome<MovedShowing> | undefined> {
    const { accountId } = actor;
    const earlier = await this.#services.database.prisma.showingMove.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      include: { showing: { include: { auditorium: { select: { cinemaId: true } } } } },
    });
    if (!earlier) return undefined;
    const { auditorium, ...showing } = earlier.showing;
    requireRole(actor, 'MANAGER', auditorium.cinemaId);
    return { value: { showing, moves: earlier.moves as unknown as SeatMoveRow[] } };
  }

  async #moveNew(asked: Asked, attempt = 1): Promise<Outcome<MovedShowing>> {
    const { actor, showingId, dryRun } = asked;
    // Before the transaction: they come through a connection of their own.
    const worths = isId(showingId) ? await this.#worthsOf(showingId) : new Map<string, number>();
    try {
      return await withoutOverlap(() =>
        this.#services.staffChanges.make({ actor, action: 'moveShowing' }, async (change) => {
          const planned = await this.#plan(change, asked, worths);
          if (!planned.value) return planned;
          const { before, moves } = planned.value;
          if (dryRun) return { value: { showing: before, moves } };
          return { value: { showing: await this.#write(change, asked, planned.value), moves } };
        }),
      );
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      if (attempt === ATTEMPTS) throw new UnavailableError('bookings are placed all the time', { cause: error });
      return this.#moveNew(asked, attempt + 1);
    }
  }

  /** Of each category the highest price that the showing asks for it now, without surcharges. */
  async #worthsOf(showingId: string): Promise<Worths> {
    const terms = await this.#services.prices.termsNow(showingId);
    const worths = new Map<string, number>();
    for (const { category, amountMinor } of terms?.prices ?? [])
      worths.set(category.id, Math.max(worths.get(category.id) ?? 0, Number(amountMinor)));
    return worths;
  }

  async #plan({ tx }: StaffChange, asked: Asked, worths: Worths): Promise<Outcome<Plan>> {
    const { actor, showingId, auditoriumId } = asked;
    if (!isId(showingId)) return refused(notFound('showing', 'showingId'));
    const premises = await lockPremises(tx, { movieIds: [], auditoriumIds: [auditoriumId], priceListIds: [] });
    const locked = await lockBookings(tx, showingId);
    const found = await lockShowing(tx, showingId);
    if (!found) return refused(notFound('showing', 'showingId'));
    const { showing: before, cinemaId } = found;
    requireRole(actor, 'MANAGER', cinemaId);
    if (before.version !== asked.expectedVersion) return refused(staleVersion(before));
    const auditorium = premises.auditoriums.get(auditoriumId);
    const [problem, ...more] = showingProblems(before, premises.now);
    if (problem) return refused(problem, ...more);
    const unfit = auditoriumProblem(auditorium, { before, cinemaId });
    if (unfit || !auditorium?.seatMapId) return refused(unfit ?? notFound('auditorium', 'auditoriumId'));
    const { newestVersion } = await lockAllSeats(tx, showingId);
    const seated = await readSeated(tx, showingId);
    if (seated.some(({ bookingId }) => !locked.has(bookingId))) throw new OvertakenError('a booking was placed');
    const place = { ...auditorium, seatMapId: auditorium.seatMapId };
    const decided = await decideMoves(tx, {
      ...{ seatMaps: this.#services.seatMaps, asked, before, seatMapId: place.seatMapId, seated, worths },
    });
    const [overlap, ...overlaps] = await overlapsWith(tx, { before, auditorium });
    if (!decided.value || overlap) {
      const [first, ...others] = [...(overlap ? [overlap, ...overlaps] : []), ...(decided.errors ?? [])];
      return refused(first ?? notFound('auditorium', 'auditoriumId'), ...others);
    }
    return { value: { before, cinemaId, auditorium: place, newestVersion, seated, moves: decided.value } };
  }

  async #write({ tx, record }: StaffChange, asked: Asked, plan: Plan): Promise<Showing> {
    const { before, cinemaId, auditorium, newestVersion, seated, moves } = plan;
    const { id } = before;
    const data = { auditoriumId: auditorium.id, seatMapId: auditorium.seatMapId, version: { increment: 1 } };
    const after = await tx.client.showing.update({ where: { id }, data });
    await releaseHoldsOfShowing(tx, id);
    await deleteShowingSeats(tx, id);
    // It may have been in this auditorium before: watchers know the versions of then.
    await insertShowingSeats(tx, { showings: [after], version: newestVersion + 2 });
    const { moved, unseated, lost } = divide(seated, moves);
    await writeSeats(tx, id, moved);
    await giveBackUnseated(tx, { giveBack: this.#services.giveBack, unseated });
    await endUnpaid(tx, { bookingExpiry: this.#services.bookingExpiry, lost });
    const bookingIds = [...new Set(seated.map(({ bookingId }) => bookingId))];
    await this.#services.bookingMails.write(tx, bookingIds, 'SHOWING_MOVED');
    await tx.client.showingMove.create({
      data: {
        ...{ id: newId(), showingId: id, accountId: asked.actor.accountId },
        ...{ idempotencyKey: asked.idempotencyKey, requestFingerprint: asked.fingerprint },
        moves: moves as unknown as Prisma.InputJsonValue,
      },
    });
    record({ type: 'Showing', id, cinemaId, before, after });
    for (const bookingId of bookingIds) tx.onCommit(() => this.#services.bookingTopic.publish(bookingId, null));
    return after;
  }
}
