import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

interface VoidedTicket {
  ticketId: string;
  seatId: string;
}

const VOIDED = columns<VoidedTicket>({ ticketId: 'ticket.id', seatId: 'ticket.seat_id' });

/**
 * Makes tickets VOID.
 *
 * @param options.alsoUsed those that were USED too: they lose the time of their check-in
 * @returns those that were VALID: a check-in may have been faster
 */
export function voidTickets(
  tx: Transaction,
  ticketIds: readonly string[],
  { alsoUsed = false } = {},
): Promise<VoidedTicket[]> {
  return queryRows(
    tx.client,
    VOIDED,
    (voided) => Prisma.sql`
      update ticket
      set status = 'VOID', cancelled_at = (select clock_timestamp())${alsoUsed ? NOT_CHECKED_IN : Prisma.empty}
      where ticket.id = any (${ticketIds}::uuid[]) and ${alsoUsed ? VALID_OR_USED : VALID}
      returning ${voided}`,
  );
}

const VALID = Prisma.sql`ticket.status = 'VALID'`;
const VALID_OR_USED = Prisma.sql`ticket.status in ('VALID', 'USED')`;
/** Only where it is wanted: otherwise the check ticket_checked_in refuses a VOID ticket that was USED. */
const NOT_CHECKED_IN = Prisma.sql`, checked_in_at = null`;
