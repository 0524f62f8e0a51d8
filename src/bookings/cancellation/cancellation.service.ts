import { type ChangedEntity, StaffChanges } from '../../audit/staff-changes.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import type { Money } from '../../platform/money.ts';
import type { Viewer } from '../../platform/nodes.ts';
import { notFound, type Outcome, refused } from '../../platform/outcome.ts';
import { chooseTickets } from './choose-tickets.ts';
import { type GiveBack, refundFor } from './give-back.ts';
import type { Answered, KeyedRequest, KeyedRequests } from './keyed-requests.ts';
import { type RefundAmounts, refundAmounts } from './refund-amounts.ts';
import { type PaidBooking, readPaidBooking } from './sql/read-paid-booking.ts';

interface QuoteRequest {
  viewer: Viewer;
  bookingId: string;
  /** Null: all that are VALID. */
  ticketIds: readonly string[] | null;
}

export interface CancellationRequest extends QuoteRequest, KeyedRequest {}

/** What a cancellation would give back and keep. */
export interface CancellationQuote {
  refund: Money;
  fee: Money;
  /** Until then it can be cancelled. */
  cutoff: Date | null;
}

/** What is decided about a booking, as it is at one moment. */
interface Decision {
  booking: PaidBooking;
  ticketIds: ReadonlySet<string>;
  amounts: RefundAmounts;
}

interface Dependencies {
  database: Database;
  keyedRequests: KeyedRequests;
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
    const found = await this.#services.keyedRequests.find(request);
    if (!found.value) return found;
    const paid = await readPaidBooking(this.#services.database.prisma, found.value.id);
    if (!paid) return refused(notFound('booking', 'bookingId'));
    const decided = decide(paid, request.ticketIds);
    if (!decided.value) return decided;
    const { booking, amounts } = decided.value;
    const money = (amountMinor: bigint) => ({ amountMinor, currency: booking.currency });
    return { value: { refund: money(amounts.refundMinor), fee: money(amounts.keptMinor), cutoff: booking.cutoff } };
  }

  /** Refused: InvalidInput, NotFound, NotCancellable, IdempotencyConflict. */
  cancel(request: CancellationRequest): Promise<Outcome<Answered>> {
    const { bookingId, ticketIds, accountId } = request;
    return this.#services.keyedRequests.once(request, {
      fingerprint: fingerprintOf(['cancel', bookingId, ticketIds?.toSorted() ?? null]),
      decide: (paid) => decide(paid, ticketIds),
      carryOut: async (tx, { cancellation, booking, decision }) => {
        await this.#giveBack(tx, cancellation, decision);
        if (accountId !== booking.accountId) await recordForStaff(tx, cancellation, decision);
      },
    });
  }

  /** @throws {OvertakenError} */
  #giveBack(
    tx: Transaction,
    { id: cancellationId, bookingId }: { id: string; bookingId: string },
    { booking, ticketIds, amounts }: Decision,
  ): Promise<void> {
    const { showingId, payments } = booking;
    const refund = refundFor('BOOKING_CANCELLED');
    return this.#services.giveBack.take(tx, {
      ...{ bookingId, showingId, payments, cancellationId },
      ...{ ticketIds: [...ticketIds], amounts, refund },
    });
  }
}

/** Refused: InvalidInput, NotFound, NotCancellable. */
function decide(booking: PaidBooking, ticketIds: readonly string[] | null): Outcome<Decision> {
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
