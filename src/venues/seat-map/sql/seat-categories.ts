import { Prisma, type SeatCategory } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** Those of a cinema that have one of the names. */
export function findCategories(
  tx: Transaction,
  { cinemaId, names }: { cinemaId: string; names: readonly string[] },
): Promise<SeatCategory[]> {
  return queryRows(
    tx.client,
    SEAT_CATEGORY,
    (category) => Prisma.sql`
      select ${category}
      from seat_category
      where seat_category.cinema_id = ${cinemaId}::uuid and seat_category.name = any (${names}::text[])`,
  );
}

/**
 * Adds those whose names the cinema does not have. Imports for two of its auditoriums can add the same one: the second
 * waits for the first. So that they never wait for each other, both add them in the order of names.
 *
 * @returns those that were added
 */
export function addCategories(tx: Transaction, categories: readonly SeatCategory[]): Promise<SeatCategory[]> {
  return queryRows(
    tx.client,
    SEAT_CATEGORY,
    (category) => Prisma.sql`
      insert into seat_category (id, cinema_id, name, color)
      select drawn.id, drawn."cinemaId", drawn.name, drawn.color
      from jsonb_to_recordset(${JSON.stringify(categories)}::jsonb) as drawn (
        id uuid, "cinemaId" uuid, name text, color text
      )
      order by drawn.name
      on conflict (cinema_id, name) do nothing
      returning ${category}`,
  );
}

const SEAT_CATEGORY = columns<SeatCategory>({
  id: 'seat_category.id',
  cinemaId: 'seat_category.cinema_id',
  name: 'seat_category.name',
  color: 'seat_category.color',
});
