import { z } from 'zod';
import { StaffChanges } from '../../audit/staff-changes.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { line, readNew } from '../../platform/input.ts';
import { type Outcome, refused } from '../../platform/outcome.ts';
import type { GiveBack } from '../cancellation/give-back.ts';
import type { Answered, KeyedRequest, KeyedRequests } from '../cancellation/keyed-requests.ts';
import { decideRefund, type RefundDecision, type WantedRefund } from './decide-refund.ts';

export interface RefundRequest extends KeyedRequest, WantedRefund {
  actor: Actor;
  /** In the words of staff: the note of the refund. */
  reason: string;
}

const FIELDS = z.object({ reason: line('The reason', { min: 1, max: 200 }) });

interface Dependencies {
  keyedRequests: KeyedRequests;
  giveBack: GiveBack;
}

/** What staff give back outside of the policy of the cinema. */
export class RefundBookingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Refused: InvalidInput, NotFound, RefundTooHigh, IdempotencyConflict.
   *
   * @throws {ForbiddenError} unless the actor is MANAGER of the cinema
   */
  async refund(request: RefundRequest): Promise<Outcome<Answered>> {
    const { bookingId, ticketIds, amount, paidOtherwise, actor } = request;
    const read = readNew(FIELDS, request);
    if (read.errors) return refused(...read.errors);
    const { reason } = read.value;
    return this.#services.keyedRequests.once(request, {
      fingerprint: fingerprintOf([
        ...['refund', bookingId, ticketIds?.toSorted() ?? null],
        ...[amount, reason, String(paidOtherwise)],
      ]),
      decide: (paid) => {
        requireRole(actor, 'MANAGER', paid.cinemaId);
        return decideRefund(paid, request);
      },
      carryOut: async (tx, { cancellation, decision }) => {
        await this.#giveBack(tx, { ...request, reason, cancellationId: cancellation.id }, decision);
        await record(tx, { ...request, reason }, decision);
      },
    });
  }

  /** @throws {OvertakenError} */
  async #giveBack(
    tx: Transaction,
    { bookingId, reason, paidOtherwise, cancellationId }: RefundRequest & { cancellationId: string },
    { booking, ticketIds, amounts }: RefundDecision,
  ): Promise<void> {
    const refund = { reason: 'STAFF', note: reason, paidOtherwise } as const;
    const given = { bookingId, payments: booking.payments, cancellationId, amounts, refund };
    if (ticketIds.size === 0) return this.#services.giveBack.refund(tx, given);
    return this.#services.giveBack.take(tx, { ...given, showingId: booking.showingId, ticketIds: [...ticketIds] });
  }
}

async function record(
  tx: Transaction,
  { actor, bookingId, reason, paidOtherwise }: RefundRequest,
  { booking, ticketIds, amounts }: RefundDecision,
): Promise<void> {
  const validTickets = booking.tickets.filter(({ status }) => status === 'VALID').length;
  const { status, cinemaId, refundableMinor } = booking;
  await StaffChanges.within(tx).make({ actor, action: 'refundBooking', reason }, ({ record: add }) => {
    add({
      ...{ type: 'Booking', id: bookingId, cinemaId },
      before: { status, validTickets, paidMinor: refundableMinor },
      after: {
        status: ticketIds.size > 0 && amounts.isLast ? 'CANCELLED' : status,
        validTickets: validTickets - ticketIds.size,
        paidMinor: refundableMinor - amounts.refundMinor,
        ...(paidOtherwise ? { paidOtherwise } : {}),
      },
    });
    return Promise.resolve({ value: bookingId });
  });
}
