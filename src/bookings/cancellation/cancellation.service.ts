import { type ChangedEntity, StaffChanges } from '../../audit/staff-changes.ts';
import type { Booking } from '../../generated/prisma/client.ts';
import type { PaymentService, RefundRow } from '../../payments/payment.service.ts';
import { findRow, findRows } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { newId } from '../../platform/ids.ts';
import type { Money } from '../../platform/money.ts';
import type { Viewer } from '../../platform/nodes.ts';
import { notFound, type Outcome, refused } from '../../platform/outcome.ts';
import { idempotencyConflict } from '../../seating/hold-errors.ts';
import { idempotencyKeyProblem } from '../../seating/idempotency-key.ts';
import type { BookingAccess } from '../booking-access.ts';
import type { BookingService } from '../booking.service.ts';
import { oncePerKey } from '../idempotency.ts';
import { chooseTickets } from './choose-tickets.ts';
import { type GiveBack, OvertakenError } from './give-back.ts';
import { type RefundAmounts, refundAmounts } from './refund-amounts.ts';
import { insertCancellation } from './sql/insert-cancellation.ts';
import { lockPaidBooking } from './sql/lock-paid-booking.ts';
import { type PaidBooking, readPaidBooking } from './sql/read-paid-booking.ts';

interface QuoteRequest {
  viewer: Viewer;
  bookingId: string;
  /** Null: all that are VALID. */
  ticketIds: readonly string[] | null;
}

export interface CancellationRequest extends QuoteRequest {
  /** Of the viewer. */
  accountId: string;
  idempotencyKey: string;
}

/** What a cancellation would give back and keep. */
export interface CancellationQuote {
  refund: Money;
  fee: Money;
  /** Until then it can be cancelled. */
  cutoff: Date | null;
}

/** A booking of which tickets were cancelled, as it is now, and the refunds that this has made. */
export interface Cancelled {
  booking: Booking;
  refunds: RefundRow[];
}

/** What is decided about a booking, as it is at one moment. */
interface Decision {
  booking: PaidBooking;
  ticketIds: ReadonlySet<string>;
  amounts: RefundAmounts;
}

interface Dependencies {
  database: Database;
  bookings: BookingService;
  bookingAccess: BookingAccess;
  payments: PaymentService;
  giveBack: GiveBack;
}

/** Cancels paid bookings, or some of their tickets, under the policy of the cinema. */
export class CancellationService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** Changes nothing. Refused: InvalidInput, NotFound, NotCancellable. */
  async quote(request: QuoteRequest): Promise<Outcome<CancellationQuote>> {
    const found = await this.#find(request);
    if (!found.value) return found;
    const paid = await readPaidBooking(this.#services.database.prisma, found.value.id);
    const decided = decide(paid, request.ticketIds);
    if (!decided.value) return decided;
    const { booking, amounts } = decided.value;
    const money = (amountMinor: bigint) => ({ amountMinor, currency: booking.currency });
    return { value: { refund: money(amounts.refundMinor), fee: money(amounts.keptMinor), cutoff: booking.cutoff } };
  }

  /** Refused: InvalidInput, NotFound, NotCancellable, IdempotencyConflict. */
  async cancel(request: CancellationRequest): Promise<Outcome<Cancelled>> {
    const { bookingId, ticketIds, idempotencyKey } = request;
    const problem = idempotencyKeyProblem(idempotencyKey);
    if (problem) return refused(problem);
    const fingerprint = fingerprintOf(['cancel', bookingId, ticketIds?.toSorted() ?? null]);
    return oncePerKey({
      replay: () => this.#replay(request, fingerprint),
      work: () => this.#cancelNew(request, fingerprint),
      indexes: ['cancellation_account_id_idempotency_key_key'],
    });
  }

  async #find({ bookingId, viewer }: QuoteRequest): Promise<Outcome<Booking>> {
    const booking = await findRow(this.#services.bookings.byId, bookingId);
    const isVisible = booking && (await this.#services.bookingAccess.maySee(booking, viewer));
    return isVisible ? { value: booking } : refused(notFound('booking', 'bookingId'));
  }

  async #replay(
    { accountId, idempotencyKey }: CancellationRequest,
    fingerprint: string,
  ): Promise<Outcome<Cancelled> | undefined> {
    const earlier = await this.#services.database.prisma.cancellation.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
    });
    if (!earlier) return undefined;
    if (earlier.requestFingerprint !== fingerprint) return refused(idempotencyConflict());
    return { value: await this.#read(earlier) };
  }

  async #cancelNew(request: CancellationRequest, requestFingerprint: string): Promise<Outcome<Cancelled>> {
    const found = await this.#find(request);
    if (!found.value) return found;
    const booking = found.value;
    const { accountId, idempotencyKey } = request;
    const cancellation = { id: newId(), bookingId: booking.id, accountId, idempotencyKey, requestFingerprint };
    try {
      const done = await this.#services.database.transaction(
        async (tx): Promise<Outcome<typeof cancellation>> => {
          await lockPaidBooking(tx, booking.id);
          const decided = decide(await readPaidBooking(tx.client, booking.id), request.ticketIds);
          if (!decided.value) return decided;
          await insertCancellation(tx, cancellation);
          await this.#giveBack(tx, cancellation, decided.value);
          if (accountId !== booking.accountId) await recordForStaff(tx, cancellation, decided.value);
          return { value: cancellation };
        },
        { locking: booking.showingId },
      );
      return done.value ? { value: await afterChange(() => this.#read(done.value)) } : done;
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      // A ticket was used meanwhile: what is left is decided anew.
      return this.#cancelNew(request, requestFingerprint);
    }
  }

  /** @throws {OvertakenError} */
  #giveBack(
    tx: Transaction,
    { id: cancellationId, bookingId }: { id: string; bookingId: string },
    { booking, ticketIds, amounts }: Decision,
  ): Promise<void> {
    const { showingId, paymentId } = booking;
    if (paymentId === null) throw new Error(`the booking ${bookingId} is CONFIRMED without a payment`);
    const ids = [...ticketIds];
    const reason = 'BOOKING_CANCELLED';
    return this.#services.giveBack.take(tx, {
      ...{ bookingId, showingId, paymentId, cancellationId },
      ...{ ticketIds: ids, amounts, reason },
    });
  }

  async #read({ id, bookingId }: { id: string; bookingId: string }): Promise<Cancelled> {
    const { bookings, payments } = this.#services;
    const [booking, refunds] = await Promise.all([
      findRow(bookings.byId, bookingId),
      findRows(payments.refundsByCancellationId, id),
    ]);
    if (!booking) throw new Error(`there is no booking ${bookingId}`);
    return { booking, refunds };
  }
}

/** Refused: InvalidInput, NotFound, NotCancellable. */
function decide(booking: PaidBooking | undefined, ticketIds: readonly string[] | null): Outcome<Decision> {
  if (!booking) return refused(notFound('booking', 'bookingId'));
  const chosen = chooseTickets(booking, ticketIds);
  if (!chosen.value) return chosen;
  const { tickets, refundableMinor, ...terms } = booking;
  const amounts = refundAmounts({ tickets, cancelled: chosen.value, terms, refundableMinor });
  return { value: { booking, ticketIds: chosen.value, amounts } };
}

/** What staff cancels for a buyer is in the audit log. */
async function recordForStaff(
  tx: Transaction,
  { accountId, bookingId }: { accountId: string; bookingId: string },
  { booking, ticketIds, amounts }: Decision,
): Promise<void> {
  const validTickets = booking.tickets.filter(({ status }) => status === 'VALID').length;
  const { status, cinemaId, refundableMinor } = booking;
  const entity: ChangedEntity = {
    ...{ type: 'Booking', id: bookingId, cinemaId },
    before: { status, validTickets, paidMinor: refundableMinor },
    after: {
      status: amounts.isLast ? 'CANCELLED' : status,
      validTickets: validTickets - ticketIds.size,
      paidMinor: refundableMinor - amounts.refundMinor,
    },
  };
  const actor = { accountId, grants: [] };
  await StaffChanges.within(tx).make({ actor, action: 'cancelBooking' }, ({ record }) => {
    record(entity);
    return Promise.resolve({ value: bookingId });
  });
}
