import { type ChangedEntity, StaffChanges } from '../../audit/staff-changes.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { sumOf } from '../../platform/money.ts';
import type { ExchangeDecision, ExchangedBooking } from './decide-exchange.ts';

/** What staff exchanges for a buyer is in the audit log. */
export async function recordForStaff(
  tx: Transaction,
  { accountId, bookingId }: { accountId: string; bookingId: string },
  { exchanged: { booking }, decision }: { exchanged: ExchangedBooking; decision: ExchangeDecision },
): Promise<void> {
  const { given, differenceMinor } = decision;
  const seats = sumOf(given.map(() => 1n));
  const entity: ChangedEntity = {
    ...{ type: 'Booking', id: bookingId, cinemaId: booking.cinemaId },
    before: { exchangedTickets: 0n, paidMinor: booking.refundableMinor },
    after: { exchangedTickets: seats, paidMinor: booking.refundableMinor + differenceMinor },
  };
  const actor = { accountId, grants: [] };
  await StaffChanges.within(tx).make({ actor, action: 'exchangeTickets' }, ({ record }) => {
    record(entity);
    return Promise.resolve({ value: bookingId });
  });
}
