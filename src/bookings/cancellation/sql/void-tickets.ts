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
      set status = 'VOID', checked_in_at = null, cancelled_at = (select clock_timestamp())
      where ticket.id = any (${ticketIds}::uuid[]) and ${alsoUsed ? VALID_OR_USED : VALID}
      returning ${voided}`,
  );
}

const VALID = Prisma.sql`ticket.status = 'VALID'`;
const VALID_OR_USED = Prisma.sql`ticket.status in ('VALID', 'USED')`;
