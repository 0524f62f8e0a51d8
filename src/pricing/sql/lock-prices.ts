import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { QuoteLine } from '../quote.ts';

const PRICE = columns<{ amountMinor: bigint }>({ amountMinor: 'price.amount_minor' });

/** The prices of one showing that a quote is made of. */
interface QuotedPrices {
  showingId: string;
  lines: readonly QuoteLine[];
}

/**
 * Locks the prices of quotes, so that none of them changes before this transaction has ended.
 *
 * @param options.waits false: a price that another transaction is changing counts as changed
 * @returns whether each is still that of its quote
 */
export async function lockPrices(
  tx: Transaction,
  quotes: readonly QuotedPrices[],
  { waits }: { waits: boolean },
): Promise<boolean> {
  const distinct = distinctPrices(quotes);
  const same = await queryRows(
    tx.client,
    PRICE,
    (price) => Prisma.sql`
      select ${price}
      from price
      join unnest(
        ${distinct.map(({ showingId }) => showingId)}::uuid[],
        ${distinct.map(({ seat }) => seat.seatCategoryId)}::uuid[],
        ${distinct.map(({ ticketType }) => ticketType.id)}::uuid[],
        ${distinct.map(({ amount }) => amount.amountMinor)}::bigint[]
      ) as quoted (showing_id, seat_category_id, ticket_type_id, amount_minor)
        on quoted.showing_id = price.showing_id and quoted.seat_category_id = price.seat_category_id
          and quoted.ticket_type_id = price.ticket_type_id and quoted.amount_minor = price.amount_minor
      order by price.showing_id, price.seat_category_id, price.ticket_type_id
      for share of price ${waits ? Prisma.empty : Prisma.sql`skip locked`}`,
  );
  return same.length === distinct.length;
}

/** Two quotes with different amounts for one price are two: then one of them is not right any more. */
function distinctPrices(quotes: readonly QuotedPrices[]) {
  const all = quotes.flatMap(({ showingId, lines }) => lines.map((line) => ({ showingId, ...line })));
  const keyOf = ({ showingId, seat, ticketType, amount }: (typeof all)[number]) =>
    [showingId, seat.seatCategoryId, ticketType.id, amount.amountMinor].join(' ');
  return [...new Map(all.map((line) => [keyOf(line), line])).values()];
}
