import type { Transaction } from '../../../platform/database/transaction.ts';
import type { ExchangePlan } from '../exchange-plan.ts';

/** A booking, and the showing of its tickets. */
export interface TicketsOf {
  bookingId: string;
  showingId: string;
}

/** What is exchanged. */
export interface Swap {
  exchangeId: string;
  /** Of the old tickets. */
  from: TicketsOf;
  /** Of the new ones: the same, unless they are for another showing. */
  to: TicketsOf;
  plan: ExchangePlan;
}

/** Whether the new tickets are of a booking of their own. */
export function isToAnotherShowing({ from, to }: Pick<Swap, 'from' | 'to'>): boolean {
  return from.bookingId !== to.bookingId;
}

/** New tickets that are not sold yet. */
export async function insertNewTickets(tx: Transaction, { to, plan }: Swap): Promise<void> {
  const { tickets } = plan;
  await tx.client.$executeRaw`
    insert into ticket (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor)
    select asked.id, ${to.bookingId}::uuid, ${to.showingId}::uuid, asked.seat_id, asked.ticket_type_id, asked.price_minor
    from unnest(
      ${tickets.map(({ newTicketId }) => newTicketId)}::uuid[],
      ${tickets.map(({ seatId }) => seatId)}::uuid[],
      ${tickets.map(({ ticketTypeId }) => ticketTypeId)}::uuid[],
      ${tickets.map(({ priceMinor }) => BigInt(priceMinor))}::bigint[]
    ) as asked (id, seat_id, ticket_type_id, price_minor)`;
}

/** Of the old tickets all that was not given back goes into the new ones. */
export async function insertExchangedTickets(tx: Transaction, { exchangeId, plan }: Swap): Promise<void> {
  const ticketIds = plan.tickets.map(({ ticketId }) => ticketId);
  await tx.client.$executeRaw`
    insert into exchanged_ticket (
      ticket_id, exchange_id, new_ticket_id, credit_minor, credit_fee_minor, credit_tax_minor
    )
    select asked.ticket_id, ${exchangeId}::uuid, asked.new_ticket_id, credit.credit_minor, credit.fee_minor,
      credit.tax_minor
    from unnest(
      ${ticketIds}::uuid[], ${plan.tickets.map(({ newTicketId }) => newTicketId)}::uuid[]
    ) as asked (ticket_id, new_ticket_id)
    join exchange_credit(${ticketIds}::uuid[]) as credit on credit.ticket_id = asked.ticket_id`;
}

/** The lines of the new tickets, and a CREDIT for each old one: together what is paid for the exchange. */
export async function insertExchangeLines(tx: Transaction, { exchangeId, to, plan }: Swap): Promise<void> {
  const { lines } = plan;
  const { bookingId } = to;
  const ticketIds = plan.tickets.map(({ ticketId }) => ticketId);
  const newTicketIds = new Map(plan.tickets.map(({ seatId, newTicketId }) => [seatId, newTicketId]));
  await tx.client.$executeRaw`
    with added as (
      select asked.nth, asked.kind, asked.ticket_id, asked.label, asked.amount_minor, asked.tax_rate_basis_points,
        asked.tax_minor
      from unnest(
        ${lines.map(({ kind }) => kind)}::booking_line_kind[],
        ${lines.map(({ seatId }) => newTicketIds.get(seatId ?? '') ?? null)}::uuid[],
        ${lines.map(({ label }) => label)}::text[],
        ${lines.map(({ amountMinor }) => BigInt(amountMinor))}::bigint[],
        ${lines.map(({ taxRateBasisPoints }) => taxRateBasisPoints)}::int[],
        ${lines.map(({ taxMinor }) => BigInt(taxMinor))}::bigint[]
      ) with ordinality as asked (kind, ticket_id, label, amount_minor, tax_rate_basis_points, tax_minor, nth)
      union all
      select ${lines.length}::int + row_number() over (order by seat.position), 'CREDIT', null,
        ticket_type.name || ', ' || seat.label, -credit.credit_minor, credit.tax_rate_basis_points, -credit.tax_minor
      from exchange_credit(${ticketIds}::uuid[]) as credit
      join ticket on ticket.id = credit.ticket_id
      join ticket_type on ticket_type.id = ticket.ticket_type_id
      join seat on seat.id = ticket.seat_id
    )
    insert into booking_line (
      booking_id, position, kind, ticket_id, label, amount_minor, tax_rate_basis_points, tax_minor, exchange_id
    )
    select ${bookingId}::uuid, last.position + added.nth, added.kind, added.ticket_id, added.label, added.amount_minor,
      added.tax_rate_basis_points, added.tax_minor, ${exchangeId}::uuid
    from added
    cross join (
      select coalesce(max(booking_line.position), -1) as position
      from booking_line
      where booking_line.booking_id = ${bookingId}::uuid
    ) as last`;
}

/** The new tickets allow entry, and the booking costs what was paid for it in all. A new one costs that from its first moment. */
export async function completeNewTickets(tx: Transaction, swap: Swap, payableMinor: bigint): Promise<void> {
  const { to, plan } = swap;
  await tx.client.$executeRaw`
    update ticket
    set status = 'VALID', sold_at = (select clock_timestamp())
    where ticket.id = any (${plan.tickets.map(({ newTicketId }) => newTicketId)}::uuid[])`;
  if (payableMinor > 0n && !isToAnotherShowing(swap))
    await tx.client.$executeRaw`
      update booking set total_minor = booking.total_minor + ${payableMinor}::bigint where booking.id = ${to.bookingId}::uuid`;
}
