import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';

/** A ticket of a booking, with what of it can go into others. */
export interface ExchangeableTicket {
  ticketId: string;
  ticketTypeId: string;
  /** For people, as in "Adult, C7". */
  label: string;
  /** Its price and booking fee, less what was given back of them. */
  creditMinor: bigint;
  /** Of it, the tax. */
  creditTaxMinor: bigint;
  taxRateBasisPoints: number;
  /** A payment of a difference is in progress, after which it would be exchanged. */
  isBeingExchanged: boolean;
}

const EXCHANGEABLE = columns<ExchangeableTicket>({
  ticketId: 'ticket.id',
  ticketTypeId: 'ticket.ticket_type_id',
  label: `ticket_type.name || ', ' || seat.label`,
  creditMinor: 'credit.credit_minor',
  creditTaxMinor: 'credit.tax_minor',
  taxRateBasisPoints: 'credit.tax_rate_basis_points',
  isBeingExchanged: `exists (
    select
    from exchange
    where exchange.booking_id = ticket.booking_id and exchange.status = 'PENDING' and ticket.id = any (exchange.ticket_ids)
  )`,
});

/**
 * All tickets of a booking, in no order.
 *
 * @param client that of the transaction which has locked the booking, if anything is to be changed
 */
export function readExchangeable(client: Prisma.TransactionClient, bookingId: string): Promise<ExchangeableTicket[]> {
  return queryRows(
    client,
    EXCHANGEABLE,
    (exchangeable) => Prisma.sql`
      select ${exchangeable}
      from ticket
      join seat on seat.id = ticket.seat_id
      join ticket_type on ticket_type.id = ticket.ticket_type_id
      join exchange_credit(
        (select array_agg(own.id) from ticket as own where own.booking_id = ${bookingId}::uuid)
      ) as credit on credit.ticket_id = ticket.id
      where ticket.booking_id = ${bookingId}::uuid`,
  );
}
