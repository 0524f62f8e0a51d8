import { type ChangedEntity, StaffChanges } from '../../audit/staff-changes.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { sumOf } from '../../platform/money.ts';
import { type PaidBooking, readPaidBooking } from '../cancellation/sql/read-paid-booking.ts';
import type { ExchangeDecision, ExchangedBooking } from './decide-exchange.ts';

/** Who has exchanged tickets of which booking. */
interface Exchanging {
  accountId: string;
  bookingId: string;
  /** For another showing; null: for the same one. */
  newBookingId: string | null;
}

/** What was decided about the booking, as it was before. */
interface Decided {
  exchanged: ExchangedBooking;
  decision: ExchangeDecision;
}

/** What staff exchanges for a buyer is in the audit log: the booking, and the new one when it is for another showing. */
export async function recordForStaff(tx: Transaction, exchanging: Exchanging, decided: Decided): Promise<void> {
  const { accountId, bookingId, newBookingId } = exchanging;
  const entities =
    newBookingId === null
      ? [changeWithin(bookingId, decided)]
      : await changesOfBoth(tx, { bookingId, newBookingId }, decided);
  const actor = { accountId, grants: [] };
  await StaffChanges.within(tx).make({ actor, action: 'exchangeTickets' }, ({ record }) => {
    for (const entity of entities) record(entity);
    return Promise.resolve({ value: bookingId });
  });
}

/** In the same showing: with the difference, which may not be paid yet. */
function changeWithin(
  bookingId: string,
  { exchanged: { booking }, decision: { given, differenceMinor } }: Decided,
): ChangedEntity {
  const { cinemaId, refundableMinor } = booking;
  return {
    ...{ type: 'Booking', id: bookingId, cinemaId },
    before: { exchangedTickets: 0n, paidMinor: refundableMinor },
    after: { exchangedTickets: countOf(given), paidMinor: refundableMinor + differenceMinor },
  };
}

/** For another showing, as both bookings are now: until a difference is paid, the old one has its money, and the new one has none. */
async function changesOfBoth(
  tx: Transaction,
  { bookingId, newBookingId }: { bookingId: string; newBookingId: string },
  { exchanged: { booking }, decision: { given } }: Decided,
): Promise<ChangedEntity[]> {
  const [old, made] = [await readPaidBooking(tx.client, bookingId), await readPaidBooking(tx.client, newBookingId)];
  if (!old || !made) throw new Error(`a booking of the exchange is gone: ${bookingId}, ${newBookingId}`);
  const { cinemaId } = booking;
  return [
    {
      ...{ type: 'Booking', id: bookingId, cinemaId },
      before: { ...stateOf(booking), exchangedTickets: 0n },
      after: { ...stateOf(old), exchangedTickets: countOf(given) },
    },
    { type: 'Booking', id: newBookingId, cinemaId, after: { ...stateOf(made), exchangedFromId: bookingId } },
  ];
}

function stateOf({ status, refundableMinor }: PaidBooking) {
  return { status, paidMinor: refundableMinor };
}

function countOf(tickets: readonly unknown[]): bigint {
  return sumOf(tickets.map(() => 1n));
}
