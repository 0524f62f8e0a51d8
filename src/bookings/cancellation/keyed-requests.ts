import type { Booking } from '../../generated/prisma/client.ts';
import type { PaymentService, RefundRow } from '../../payments/payment.service.ts';
import { findRow, findRows } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Viewer } from '../../platform/nodes.ts';
import { notFound, type Outcome, refused } from '../../platform/outcome.ts';
import { idempotencyKeyProblem } from '../../seating/idempotency-key.ts';
import type { BookingAccess } from '../booking-access.ts';
import type { BookingService } from '../booking.service.ts';
import type { RequestKeys } from '../request-keys.ts';
import { OvertakenError } from './give-back.ts';
import { insertCancellation, type NewCancellation } from './sql/insert-cancellation.ts';
import { lockPaidBooking } from './sql/lock-paid-booking.ts';
import { type PaidBooking, readPaidBooking } from './sql/read-paid-booking.ts';

export interface KeyedRequest {
  viewer: Viewer;
  /** Of the viewer. */
  accountId: string;
  bookingId: string;
  idempotencyKey: string;
}

/** A booking as it is after a request, and the refunds that the request has made. */
export interface Answered {
  booking: Booking;
  refunds: RefundRow[];
}

/** One request: what is decided about a booking as it is at one moment, and how it is done. */
interface Work<Decision> {
  /** SHA-256 of the input. */
  fingerprint: string;
  decide: (paid: PaidBooking) => Outcome<Decision>;
  /** @throws {OvertakenError} when it has to be decided again */
  carryOut: (
    tx: Transaction,
    decided: { cancellation: NewCancellation; booking: Booking; decision: Decision },
  ) => Promise<void>;
}

interface Dependencies {
  database: Database;
  bookings: BookingService;
  bookingAccess: BookingAccess;
  payments: PaymentService;
  requestKeys: RequestKeys;
}

/**
 * Requests that take tickets back or give money back. Each locks the payment and the booking, decides by what it reads then,
 * and is carried out once for a key of its account.
 */
export class KeyedRequests {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** The booking, if the viewer may see it. Refused: NotFound. */
  async find({ bookingId, viewer }: Pick<KeyedRequest, 'bookingId' | 'viewer'>): Promise<Outcome<Booking>> {
    const booking = await findRow(this.#services.bookings.byId, bookingId);
    const isVisible = booking && (await this.#services.bookingAccess.maySee(booking, viewer));
    return isVisible ? { value: booking } : refused(notFound('booking', 'bookingId'));
  }

  /** Refused: as it is decided, and InvalidInput, NotFound, IdempotencyConflict. */
  async once<Decision>(request: KeyedRequest, work: Work<Decision>): Promise<Outcome<Answered>> {
    const problem = idempotencyKeyProblem(request.idempotencyKey);
    if (problem) return refused(problem);
    const { accountId, idempotencyKey } = request;
    return this.#services.requestKeys.once({
      key: { accountId, idempotencyKey, fingerprint: work.fingerprint },
      replay: () => this.#replay(request),
      work: () => this.#carryOut(request, work),
    });
  }

  async #replay({ accountId, idempotencyKey }: KeyedRequest): Promise<Outcome<Answered> | undefined> {
    const earlier = await this.#services.database.prisma.cancellation.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
    });
    return earlier ? { value: await this.#read(earlier) } : undefined;
  }

  async #carryOut<Decision>(request: KeyedRequest, work: Work<Decision>): Promise<Outcome<Answered>> {
    const found = await this.find(request);
    if (!found.value) return found;
    const booking = found.value;
    const { accountId, idempotencyKey } = request;
    const requestFingerprint = work.fingerprint;
    const cancellation = { id: newId(), bookingId: booking.id, accountId, idempotencyKey, requestFingerprint };
    try {
      const done = await this.#services.database.transaction(
        async (tx): Promise<Outcome<NewCancellation>> => {
          await lockPaidBooking(tx, booking.id);
          const paid = await readPaidBooking(tx.client, booking.id);
          if (!paid) return refused(notFound('booking', 'bookingId'));
          const decided = work.decide(paid);
          if (decided.errors) return decided;
          await insertCancellation(tx, cancellation);
          await work.carryOut(tx, { cancellation, booking, decision: decided.value });
          return { value: cancellation };
        },
        { locking: booking.showingId },
      );
      return done.value ? { value: await afterChange(() => this.#read(done.value)) } : done;
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      // A ticket was used meanwhile: what is left is decided anew.
      return this.#carryOut(request, work);
    }
  }

  async #read({ id, bookingId }: { id: string; bookingId: string }): Promise<Answered> {
    const { bookings, payments } = this.#services;
    const [booking, refunds] = await Promise.all([
      findRow(bookings.byId, bookingId),
      findRows(payments.refundsByCancellationId, id),
    ]);
    if (!booking) throw new Error(`there is no booking ${bookingId}`);
    return { booking, refunds };
  }
}
