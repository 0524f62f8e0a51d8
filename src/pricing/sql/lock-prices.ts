import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { QuoteLine } from '../quote.ts';

const PRICE = columns<{ amountMinor: bigint }>({ amountMinor: 'price.amount_minor' });

/**
 * Locks the prices of a quote, so that none of them changes before this transaction has ended.
 *
 * @returns whether each is still that of the quote
 */
export async function lockPrices(
  tx: Transaction,
  { showingId, lines }: { showingId: string; lines: readonly QuoteLine[] },
): Promise<boolean> {
  const quoted = new Map(lines.map((line) => [`${line.seat.seatCategoryId} ${line.ticketType.id}`, line]));
  const distinct = [...quoted.values()];
  const same = await queryRows(
    tx.client,
    PRICE,
    (price) => Prisma.sql`
      select ${price}
      from price
      join unnest(
        ${distinct.map(({ seat }) => seat.seatCategoryId)}::uuid[],
        ${distinct.map(({ ticketType }) => ticketType.id)}::uuid[],
        ${distinct.map(({ amount }) => amount.amountMinor)}::bigint[]
      ) as quoted (seat_category_id, ticket_type_id, amount_minor)
        on quoted.seat_category_id = price.seat_category_id and quoted.ticket_type_id = price.ticket_type_id
          and quoted.amount_minor = price.amount_minor
      where price.showing_id = ${showingId}::uuid
      order by price.seat_category_id, price.ticket_type_id
      for share of price`,
  );
  return same.length === distinct.length;
}
