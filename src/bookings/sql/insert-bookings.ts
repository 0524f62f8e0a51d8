import { type Booking, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Quote } from '../../pricing/quote.ts';
import type { PromoUse } from '../../promotions/discounts.ts';
import { insertingUses, type NewUse } from '../../promotions/sql/take-uses.ts';
import type { Contact } from '../contacts/contact-input.ts';

/** A booking that is not stored yet. */
export type NewBooking = Omit<Booking, 'placedAt'>;

interface ContactedBooking {
  booking: NewBooking;
  /** Null: none was given. */
  contact: Contact | null;
}

/** A booking, what it costs, and what makes it cheaper. */
interface NewOrder extends ContactedBooking {
  quote: Quote;
  promoUses: readonly PromoUse[];
}

const PLACED = columns<Pick<Booking, 'id' | 'placedAt'>>({
  id: 'placed.id',
  placedAt: 'placed.placed_at',
});

/**
 * Inserts bookings with their contacts, the tickets and lines of their quotes, and their uses of promo codes.
 *
 * @returns them by their ids, in no order
 */
export async function insertBookings(tx: Transaction, orders: readonly NewOrder[]): Promise<Map<string, Booking>> {
  const bookings = orders.map(({ booking }) => booking);
  const parts = orders.map(partsOf);
  const tickets = parts.flatMap((each) => each.tickets);
  const lines = parts.flatMap((each) => each.lines);
  const uses = parts.flatMap((each) => each.uses);
  const placed = await queryRows(
    tx.client,
    PLACED,
    (booking) => Prisma.sql`
      with placed as (
        insert into booking (id, reference, account_id, showing_id, hold_id, status, total_minor, currency)
        select asked.id, asked.reference, asked.account_id, asked.showing_id, asked.hold_id, asked.status,
          asked.total_minor, asked.currency
        from unnest(
          ${bookings.map(({ id }) => id)}::uuid[],
          ${bookings.map(({ reference }) => reference)}::text[],
          ${bookings.map(({ accountId }) => accountId)}::uuid[],
          ${bookings.map(({ showingId }) => showingId)}::uuid[],
          ${bookings.map(({ holdId }) => holdId)}::uuid[],
          ${bookings.map(({ status }) => status)}::booking_status[],
          ${bookings.map(({ totalMinor }) => totalMinor)}::bigint[],
          ${bookings.map(({ currency }) => currency)}::text[]
        ) as asked (id, reference, account_id, showing_id, hold_id, status, total_minor, currency)
        returning id, placed_at
      ),
      contacted as (
        ${insertContacts(orders)}
      ),
      printed as (
        insert into ticket (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor)
        select asked.id, asked.booking_id, asked.showing_id, asked.seat_id, asked.ticket_type_id, asked.price_minor
        from unnest(
          ${tickets.map(({ id }) => id)}::uuid[],
          ${tickets.map(({ bookingId }) => bookingId)}::uuid[],
          ${tickets.map(({ showingId }) => showingId)}::uuid[],
          ${tickets.map(({ seat }) => seat.id)}::uuid[],
          ${tickets.map(({ ticketType }) => ticketType.id)}::uuid[],
          ${tickets.map(({ priceMinor }) => priceMinor)}::bigint[]
        ) as asked (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor)
      ),
      itemized as (
        insert into booking_line (
          booking_id, position, kind, ticket_id, label, amount_minor, tax_rate_basis_points, tax_minor
        )
        select asked.booking_id, asked.position, asked.kind, asked.ticket_id, asked.label, asked.amount_minor,
          asked.tax_rate_basis_points, asked.tax_minor
        from unnest(
          ${lines.map(({ bookingId }) => bookingId)}::uuid[],
          ${lines.map(({ position }) => position)}::int[],
          ${lines.map(({ kind }) => kind)}::booking_line_kind[],
          ${lines.map(({ ticketId }) => ticketId)}::uuid[],
          ${lines.map(({ label }) => label)}::text[],
          ${lines.map(({ amount }) => amount.amountMinor)}::bigint[],
          ${lines.map(({ taxRateBasisPoints }) => taxRateBasisPoints)}::int[],
          ${lines.map(({ taxIncluded }) => taxIncluded.amountMinor)}::bigint[]
        ) as asked (
          booking_id, position, kind, ticket_id, label, amount_minor, tax_rate_basis_points, tax_minor
        )
      )${uses.length > 0 ? Prisma.sql`, ${insertingUses(uses)}` : Prisma.empty}
      select ${booking} from placed`,
  );
  const stored = new Map(placed.map((row) => [row.id, row]));
  return new Map(
    bookings.flatMap((booking) => {
      const row = stored.get(booking.id);
      return row ? [[booking.id, { ...booking, ...row }]] : [];
    }),
  );
}

/** What a booking consists of. A new one has one ticket for each of its seats, so a seat says which one a line or a use is for. */
function partsOf({ booking: { id: bookingId, showingId }, quote, promoUses }: NewOrder) {
  const tickets = quote.tickets.map((ticket) => ({ ...ticket, id: newId(), bookingId, showingId }));
  const ticketIds = new Map(tickets.map(({ seat, id }) => [seat.id, id]));
  const lines = quote.lines.map((line, position) => {
    return { ...line, ticketId: ticketIds.get(line.seat?.id ?? '') ?? null, bookingId, position };
  });
  const uses = promoUses.map(({ seatIds, ...use }, position): NewUse => {
    return { ...use, bookingId, position, ticketIds: seatIds.flatMap((seatId) => ticketIds.get(seatId) ?? []) };
  });
  return { tickets, lines, uses };
}

/** As a part of the statement that inserts the bookings. */
function insertContacts(orders: readonly ContactedBooking[]): Prisma.Sql {
  const contacts = orders.flatMap(({ booking: { id: bookingId }, contact }) =>
    contact ? [{ ...contact, bookingId }] : [],
  );
  return Prisma.sql`
    insert into contact (booking_id, email, name, phone, locale)
    select asked.booking_id, asked.email, asked.name, asked.phone, asked.locale
    from unnest(
      ${contacts.map(({ bookingId }) => bookingId)}::uuid[],
      ${contacts.map(({ email }) => email)}::text[],
      ${contacts.map(({ name }) => name)}::text[],
      ${contacts.map(({ phone }) => phone)}::text[],
      ${contacts.map(({ locale }) => locale)}::text[]
    ) as asked (booking_id, email, name, phone, locale)`;
}
