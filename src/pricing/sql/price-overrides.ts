import { isDeepStrictEqual } from 'node:util';
import { Prisma, type PriceList, type PriceOverride } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { nextPriceRevision } from './price-revision.ts';

/** A price of one showing, in place of that of its list. */
export type OverriddenPrice = Pick<PriceOverride, 'seatCategoryId' | 'ticketTypeId' | 'amountMinor'>;

/**
 * Locks price lists for showings that are to use them: none is archived before this transaction has ended.
 *
 * @returns those that are in use, by their ids
 */
export async function lockPriceListsInUse(tx: Transaction, ids: readonly string[]): Promise<Map<string, PriceList>> {
  const lists = await queryRows(
    tx.client,
    PRICE_LIST,
    (priceList) => Prisma.sql`
      select ${priceList}
      from price_list
      where price_list.id = any (${ids.filter(isId)}::uuid[]) and price_list.archived_at is null
      order by price_list.id
      for share`,
  );
  return new Map(lists.map((list) => [list.id, list]));
}

/** Of showings that this transaction makes. */
export async function insertPriceOverrides(
  { client }: Transaction,
  overrides: readonly (OverriddenPrice & { showingId: string })[],
): Promise<void> {
  if (overrides.length > 0) await client.priceOverride.createMany({ data: [...overrides] });
}

/** The prices that a showing has for itself now. */
export function readPriceOverrides({ client }: Transaction, showingId: string): Promise<OverriddenPrice[]> {
  return client.priceOverride.findMany({
    where: { showingId, untilRevision: null },
    select: { seatCategoryId: true, ticketTypeId: true, amountMinor: true },
    orderBy: [{ seatCategoryId: 'asc' }, { ticketTypeId: 'asc' }],
  });
}

/**
 * All prices that a showing has for itself from now on; what is held already keeps the ones before. Call it after every
 * other lock: see nextPriceRevision.
 *
 * @param overrides each pair of category and ticket type once
 */
export async function replacePriceOverrides(
  tx: Transaction,
  showingId: string,
  overrides: readonly OverriddenPrice[],
): Promise<void> {
  const keyOf = ({ seatCategoryId, ticketTypeId }: OverriddenPrice) => `${seatCategoryId} ${ticketTypeId}`;
  const wanted = overrides.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (isDeepStrictEqual(wanted, await readPriceOverrides(tx, showingId))) return;
  const revision = await nextPriceRevision(tx);
  const where = { showingId, untilRevision: null };
  await tx.client.priceOverride.updateMany({ where, data: { untilRevision: revision } });
  const data = wanted.map((override) => ({ ...override, showingId, fromRevision: revision }));
  await tx.client.priceOverride.createMany({ data });
}

const PRICE_LIST = columns<PriceList>({
  id: 'price_list.id',
  cinemaId: 'price_list.cinema_id',
  name: 'price_list.name',
  version: 'price_list.version',
  archivedAt: 'price_list.archived_at',
});
