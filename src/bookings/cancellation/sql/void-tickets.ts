import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

interface VoidedTicket {
  ticketId: string;
  seatId: string;
}

const VOIDED = columns<VoidedTicket>({ ticketId: 'ticket.id', seatId: 'ticket.seat_id' });

/** Makes tickets VOID. @returns those that were VALID: a check-in may have been faster */
export function voidTickets(tx: Transaction, ticketIds: readonly string[]): Promise<VoidedTicket[]> {
  return queryRows(
    tx.client,
    VOIDED,
    (voided) => Prisma.sql`
      update ticket
      set status = 'VOID', cancelled_at = (select clock_timestamp())
      where ticket.id = any (${ticketIds}::uuid[]) and ticket.status = 'VALID'
      returning ${voided}`,
  );
}
