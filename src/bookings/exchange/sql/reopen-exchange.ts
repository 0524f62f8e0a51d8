import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * Makes an exchange to another showing PENDING again, for another payment of its difference. Its bookings are locked.
 *
 * @returns false when an old ticket is no longer VALID, or another exchange of it waits for its payment
 */
export async function reopenExchange(tx: Transaction, exchangeId: string): Promise<boolean> {
  const count = await tx.client.$executeRaw`
    update exchange
    set status = 'PENDING', settled_at = null
    where exchange.id = ${exchangeId}::uuid and exchange.status = 'DECLINED'
      and not exists (
        select from ticket where ticket.id = any (exchange.ticket_ids) and ticket.status <> 'VALID'
      )
      and not exists (
        select
        from exchange as other
        where other.booking_id = exchange.booking_id and other.status = 'PENDING' and other.ticket_ids && exchange.ticket_ids
      )`;
  return count === 1;
}
