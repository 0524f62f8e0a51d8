import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { PriceListContents, PriceListFields } from '../price-list-input.ts';

/** A price list, and from which price revision on it says what is written. */
interface WrittenList {
  priceListId: string;
  /** 0 for a new list. */
  revision: bigint;
}

/** What a list says from a revision on. What it has said is in force until then, and stays for older holds. */
export async function writeContents(
  tx: Transaction,
  list: WrittenList,
  { prices, surcharges }: PriceListContents,
): Promise<void> {
  if (prices) await writePrices(tx, list, prices);
  if (surcharges) await writeSurcharges(tx, list, surcharges);
}

async function writePrices(
  { client }: Transaction,
  { priceListId, revision }: WrittenList,
  prices: PriceListFields['prices'],
): Promise<void> {
  await client.price.updateMany({ where: { priceListId, untilRevision: null }, data: { untilRevision: revision } });
  await client.price.createMany({
    data: prices.map(({ categoryId: seatCategoryId, ticketTypeId, price: { amountMinor } }) => {
      return { priceListId, seatCategoryId, ticketTypeId, amountMinor, fromRevision: revision };
    }),
  });
}

async function writeSurcharges(
  { client }: Transaction,
  { priceListId, revision }: WrittenList,
  surcharges: PriceListFields['surcharges'],
): Promise<void> {
  await client.surcharge.updateMany({ where: { priceListId, untilRevision: null }, data: { untilRevision: revision } });
  await client.surcharge.createMany({
    data: surcharges.map(({ amount, from, until, categoryIds, ...surcharge }, position) => ({
      ...{ ...surcharge, id: newId(), priceListId, position, fromRevision: revision },
      ...{ amountMinor: amount.amountMinor, startsFrom: from, startsUntil: until, seatCategoryIds: categoryIds },
    })),
  });
}
