import type { Booking } from '../../../generated/prisma/client.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { StoredHold } from '../../../seating/hold.service.ts';
import type { Charge } from '../../idempotency.ts';
import { type ExchangePlan, toJson } from '../exchange-plan.ts';

/** DONE at once when nothing is to be paid. @throws when the account has used the key before (unique index) */
export async function insertExchange(
  tx: Transaction,
  {
    exchangeId: id,
    booking,
    newBookingId,
    hold,
    charge,
    ticketIds,
    payableMinor,
    plan,
  }: {
    exchangeId: string;
    booking: Booking;
    /** Null: the new tickets are of the same booking. */
    newBookingId: string | null;
    hold: StoredHold;
    charge: Charge;
    ticketIds: readonly string[];
    payableMinor: bigint;
    plan: ExchangePlan;
  },
): Promise<void> {
  const { accountId, idempotencyKey, fingerprint } = charge;
  const status = payableMinor > 0n ? 'PENDING' : 'DONE';
  await tx.client.$executeRaw`
    insert into exchange (
      id, booking_id, new_booking_id, account_id, idempotency_key, request_fingerprint, hold_id, status, ticket_ids,
      payable_minor, plan, settled_at
    )
    values (
      ${id}::uuid, ${booking.id}::uuid, ${newBookingId}::uuid, ${accountId}::uuid, ${idempotencyKey}, ${fingerprint}, ${hold.id}::uuid,
      ${status}::exchange_status, ${ticketIds}::uuid[], ${payableMinor}::bigint, ${JSON.stringify(toJson(plan))}::jsonb,
      case when ${payableMinor}::bigint = 0 then clock_timestamp() end
    )`;
}
