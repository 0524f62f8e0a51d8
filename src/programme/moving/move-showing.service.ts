import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import { type GiveBack, refundFor } from '../../bookings/cancellation/give-back.ts';
import { refundAmounts } from '../../bookings/cancellation/refund-amounts.ts';
import { readPaidBooking } from '../../bookings/cancellation/sql/read-paid-booking.ts';
import { oncePerKey } from '../../bookings/idempotency.ts';
import type { Prisma, Showing } from '../../generated/prisma/client.ts';
import { findRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { UnavailableError } from '../../platform/database/errors.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { requireRole } from '../../platform/identity.ts';
import { isId, newId } from '../../platform/ids.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { invalidInput, notFound, type Outcome, refused, staleVersion, type UserError } from '../../platform/outcome.ts';
import type { PriceService } from '../../pricing/price.service.ts';
import { insertShowingSeats } from '../../scheduling/sql/write-showings.ts';
import { idempotencyConflict } from '../../seating/hold-errors.ts';
import { idempotencyKeyProblem } from '../../seating/idempotency-key.ts';
import { releaseHoldsOfShowing } from '../../seating/sql/release-holds-of-showing.ts';
import type { SeatMapService } from '../../venues/seat-map/seat-map.service.ts';
import type { StaffMember } from '../cancelling/cancel-showing.service.ts';
import { showingOverlaps } from '../overlaps.ts';
import { findOverlaps } from '../sql/find-overlaps.ts';
import { deleteShowingSeats, lockAllSeats } from '../sql/lock-all-seats.ts';
import { lockPremises, type OpenAuditorium } from '../sql/lock-premises.ts';
import { lockShowing } from '../sql/lock-showing.ts';
import { cancelled } from '../update-showing.service.ts';
import { withoutOverlap } from '../without-overlap.ts';
import { seatsMissing } from './move-errors.ts';
import { planSeats } from './plan-seats.ts';
import type { Party } from './seat-to-move.ts';
import type { Worths } from './seating.ts';
import { readSeatsByHand, type SeatByHand } from './seats-by-hand.ts';
import { lockBookings } from './sql/lock-bookings.ts';
import { readBarred, readSeated, type SeatedTicket } from './sql/read-seated.ts';
import { type MovedTicket, writeSeats } from './sql/write-seats.ts';

const MOST_SEATS_BY_HAND = 1000;
const ATTEMPTS = 5;

export interface MoveShowingRequest {
  showingId: string;
  expectedVersion: number;
  auditoriumId: string;
  seats: readonly SeatByHand[];
  refundUnseated: boolean;
  dryRun: boolean;
  idempotencyKey: string;
}

/** Where a ticket was and is. */
export interface SeatMoveRow {
  ticketId: string;
  fromId: string;
  /** Null: there is no seat for it. */
  toId: string | null;
}

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
  bookingTopic: Topic<null>;
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
    return oncePerKey({
      replay: () => this.#replay(asked),
      work: () => this.#moveNew(asked),
      indexes: ['showing_move_account_id_idempotency_key_key'],
    });
  }

  async #replay({ actor, idempotencyKey, fingerprint }: Asked): Promise<Outcome<MovedShowing> | undefined> {
    const { accountId } = actor;
    const earlier = await this.#services.database.prisma.showingMove.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      include: { showing: { include: { auditorium: { select: { cinemaId: true } } } } },
    });
    if (!earlier) return undefined;
    const { auditorium, ...showing } = earlier.showing;
    requireRole(actor, 'MANAGER', auditorium.cinemaId);
    if (earlier.requestFingerprint !== fingerprint) return refused(idempotencyConflict());
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
    const terms = await findRow(this.#services.prices.currentTermsByShowingId, showingId);
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
    const decided = await this.#decide({ tx }, { asked, before, auditorium: place, seated, worths });
    const [overlap, ...overlaps] = await overlapsWith({ tx }, { before, auditorium });
    if (!decided.value || overlap) {
      const [first, ...others] = [...(overlap ? [overlap, ...overlaps] : []), ...(decided.errors ?? [])];
      return refused(first ?? notFound('auditorium', 'auditoriumId'), ...others);
    }
    return { value: { before, cinemaId, auditorium: place, newestVersion, seated, moves: decided.value } };
  }

  async #decide(
    { tx }: Pick<StaffChange, 'tx'>,
    {
      asked,
      before,
      auditorium,
      seated,
      worths,
    }: Pick<Plan, 'before' | 'auditorium' | 'seated'> & {
      asked: Asked;
      worths: Worths;
    },
  ): Promise<Outcome<SeatMoveRow[]>> {
    const { seatMaps } = this.#services;
    const old = await seatMaps.mappedSeats(before.seatMapId);
    const { list: seats } = await seatMaps.mappedSeats(auditorium.seatMapId);
    const where = { seat: { seatMapId: auditorium.seatMapId } };
    const blocks = await tx.client.seatBlock.findMany({ where, select: { seatId: true } });
    const blocked = new Set(blocks.map(({ seatId }) => seatId));
    const barred = await readBarred(tx, [...new Set(seated.map(({ bookingId }) => bookingId))], auditorium.seatMapId);
    const parties = [...byBooking(seated)].map(([bookingId, tickets]): Party => ({
      guests: tickets.flatMap(({ ticketId, seatId }) => {
        const from = old.byId.get(seatId);
        return from ? [{ ticketId, from }] : [];
      }),
      barred: new Set(barred.filter((each) => each.bookingId === bookingId).map(({ seatId }) => seatId)),
    }));
    const { byHand, errors } = readSeatsByHand(asked.seats, { parties, seats, blocked });
    const [wrong, ...more] = errors;
    if (wrong) return refused(wrong, ...more);
    const usable = seats.filter(({ id }) => !blocked.has(id));
    const plan = planSeats({ parties, oldSeats: old.list, seats: usable, worths, byHand });
    const moves = seated.map(({ ticketId, seatId: fromId }) => {
      return { ticketId, fromId, toId: plan.get(ticketId)?.id ?? null };
    });
    const missing = moves.flatMap(({ ticketId, toId }) => (toId === null ? [ticketId] : []));
    if (missing.length > 0 && !asked.refundUnseated && !asked.dryRun) return refused(seatsMissing(missing));
    return { value: moves };
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
    const { moved, unseated } = divide(seated, moves);
    await writeSeats(tx, id, moved);
    await this.#refund(tx, unseated);
    await tx.client.showingMove.create({
      data: {
        ...{ id: newId(), showingId: id, accountId: asked.actor.accountId },
        ...{ idempotencyKey: asked.idempotencyKey, requestFingerprint: asked.fingerprint },
        moves: moves as unknown as Prisma.InputJsonValue,
      },
    });
    record({ type: 'Showing', id, cinemaId, before, after });
    for (const bookingId of new Set(seated.map((ticket) => ticket.bookingId)))
      tx.onCommit(() => this.#services.bookingTopic.publish(bookingId, null));
    return after;
  }

  /** In full, whatever the policy says. */
  async #refund(tx: StaffChange['tx'], unseated: readonly SeatedTicket[]): Promise<void> {
    for (const [bookingId, tickets] of byBooking(unseated)) {
      const booking = await readPaidBooking(tx.client, bookingId);
      if (!booking || booking.payments.length === 0) throw new Error(`the booking ${bookingId} is not paid`);
      const ticketIds = tickets.map(({ ticketId }) => ticketId);
      const terms = { feePerTicketMinor: 0n, refundsBookingFee: true };
      const { payments, showingId } = booking;
      await this.#services.giveBack.take(tx, {
        ...{
          bookingId,
          showingId,
          payments,
          cancellationId: null,
          refund: refundFor('SEATS_LOST'),
          alsoUsed: true,
          ticketIds,
        },
        amounts: refundAmounts({ ...booking, cancelled: new Set(ticketIds), terms }),
      });
    }
  }
}

/** What is wrong with the request by itself. */
function requestProblems({ seats, idempotencyKey }: MoveShowingRequest): UserError[] {
  const key = idempotencyKeyProblem(idempotencyKey);
  const tooMany = invalidInput(`At most ${MOST_SEATS_BY_HAND} seats can be chosen.`, 'seats');
  return [...(seats.length > MOST_SEATS_BY_HAND ? [tooMany] : []), ...(key ? [key] : [])];
}

function showingProblems(before: Showing, now: Date): UserError[] {
  if (before.cancelledAt) return [cancelled('showingId')];
  return before.endsAt <= now ? [invalidInput('This showing has ended.', 'showingId')] : [];
}

function auditoriumProblem(
  auditorium: OpenAuditorium | undefined,
  { before, cinemaId }: { before: Showing; cinemaId: string },
): UserError | undefined {
  if (!auditorium) return notFound('auditorium', 'auditoriumId');
  if (auditorium.cinemaId !== cinemaId)
    return invalidInput('A showing stays in its cinema: its prices and its staff are of it.', 'auditoriumId');
  if (auditorium.id === before.auditoriumId) return invalidInput('The showing is there already.', 'auditoriumId');
  if (auditorium.seatMapId === null)
    return invalidInput('The auditorium has no seat map yet: import one first.', 'auditoriumId');
  return undefined;
}

async function overlapsWith(
  { tx }: Pick<StaffChange, 'tx'>,
  { before, auditorium }: { before: Showing; auditorium: OpenAuditorium },
): Promise<UserError[]> {
  const { startsAt, endsAt, freeAt, id } = before;
  const found = await findOverlaps(tx, [{ startsAt, endsAt, freeAt, auditorium, index: 0 }], { except: id });
  const path = ['input', 'auditoriumId'];
  return found.map(({ index: _, ...other }) => showingOverlaps({ path, auditorium }, { other, stored: other }));
}

/**
 * Who moves, and who is refunded. A booking that is not paid moves as a whole or loses its seats as a whole: then its payment
 * is given back when it succeeds.
 */
function divide(
  seated: readonly SeatedTicket[],
  moves: readonly SeatMoveRow[],
): { moved: MovedTicket[]; unseated: SeatedTicket[] } {
  const toIds = new Map(moves.map(({ ticketId, toId }) => [ticketId, toId]));
  const without = seated.filter(({ ticketId }) => toIds.get(ticketId) === null);
  const lost = new Set(without.filter(({ seatStatus }) => seatStatus === 'HELD').map(({ bookingId }) => bookingId));
  const moved = seated.flatMap((ticket) => {
    const toId = toIds.get(ticket.ticketId);
    return typeof toId === 'string' && !lost.has(ticket.bookingId) ? [{ ...ticket, toId }] : [];
  });
  return { moved, unseated: without.filter(({ seatStatus }) => seatStatus === 'SOLD') };
}

function byBooking(tickets: readonly SeatedTicket[]): Map<string, SeatedTicket[]> {
  const bookings = new Map<string, SeatedTicket[]>();
  for (const ticket of tickets) bookings.set(ticket.bookingId, [...(bookings.get(ticket.bookingId) ?? []), ticket]);
  return bookings;
}
