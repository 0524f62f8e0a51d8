import { Prisma, type Showing } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { SHOWING_EXPRESSIONS } from '../../scheduling/showing.service.ts';

export interface LockedShowing {
  showing: Showing;
  /** A showing never leaves its cinema. */
  cinemaId: string;
}

/** A showing that this transaction changes. Sales of its seats wait, as they lock it shared: see seating/sql/on-sale.ts. */
export async function lockShowing(tx: Transaction, id: string): Promise<LockedShowing | undefined> {
  const [row] = await queryRows(
    tx.client,
    LOCKED,
    (locked) => Prisma.sql`
      select ${locked}
      from showing
      where showing.id = ${isId(id) ? id : null}::uuid
      for no key update of showing`,
  );
  if (!row) return undefined;
  const { cinemaId, ...showing } = row;
  return { showing, cinemaId };
}

const LOCKED = columns<Showing & { cinemaId: string }>({
  ...SHOWING_EXPRESSIONS,
  cinemaId: '(select auditorium.cinema_id from auditorium where auditorium.id = showing.auditorium_id)',
});
