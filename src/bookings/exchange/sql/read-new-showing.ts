import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import { saleAt } from '../../../seating/sql/on-sale.ts';

/** The showing that tickets are to be exchanged for, as it is at one moment. */
export interface NewShowing {
  cinemaId: string;
  isCancelled: boolean;
  /** By the database's clock. */
  hasStarted: boolean;
  isOnSale: boolean;
}

const NEW_SHOWING = columns<NewShowing>({
  cinemaId: 'auditorium.cinema_id',
  isCancelled: 'showing.cancelled_at is not null',
  hasStarted: 'showing.starts_at <= clock_timestamp()',
  isOnSale: 'sale.open',
});

/** @param client that of the transaction which has locked the showing, if anything is to be changed */
export async function readNewShowing(client: Prisma.TransactionClient, showingId: string): Promise<NewShowing> {
  const [row] = await queryRows(
    client,
    NEW_SHOWING,
    (newShowing) => Prisma.sql`
      select ${newShowing}
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      cross join lateral (select ${saleAt(Prisma.sql`clock_timestamp()`)}) as sale
      where showing.id = ${showingId}::uuid`,
  );
  if (!row) throw new Error(`there is no showing ${showingId}`);
  return row;
}
