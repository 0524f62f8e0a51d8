import { isDeepStrictEqual } from 'node:util';
import type { PriceList, Surcharge } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { PriceListContents, PriceListFields } from './price-list-input.ts';

type Prices = PriceListFields['prices'];
type Surcharges = PriceListFields['surcharges'];

/** What the list says now, as the input of a mutation says it. */
export async function readContents(
  { client }: Transaction,
  { id: priceListId }: Pick<PriceList, 'id'>,
  currency: string,
): Promise<Required<PriceListContents>> {
  const where = { priceListId, untilRevision: null };
  const prices = await client.price.findMany({ where });
  const surcharges = await client.surcharge.findMany({ where, orderBy: { position: 'asc' } });
  return {
    prices: prices.map(({ seatCategoryId: categoryId, ticketTypeId, amountMinor }) => {
      return { categoryId, ticketTypeId, price: { amountMinor, currency } };
    }),
    surcharges: surcharges.map((surcharge) => toInput(surcharge, currency)),
  };
}

function toInput(surcharge: Surcharge, currency: string): Surcharges[number] {
  const { label, amountMinor, weekdays, formats, startsFrom: from, startsUntil: until, seatCategoryIds } = surcharge;
  return { label, amount: { amountMinor, currency }, weekdays, from, until, formats, categoryIds: seatCategoryIds };
}

/** Those of the new contents that say something else than the old ones. The order of prices says nothing. */
export function changedContents(old: Required<PriceListContents>, { prices, surcharges }: PriceListContents) {
  return {
    ...(prices && !isDeepStrictEqual(inOrder(prices), inOrder(old.prices)) && { prices }),
    ...(surcharges && !isDeepStrictEqual(surcharges, old.surcharges) && { surcharges }),
  } satisfies PriceListContents;
}

/** For the audit log: an order of its own, and times of day as they are typed. */
export function toAudited({ prices, surcharges }: PriceListContents): object {
  return {
    ...(prices && { prices: inOrder(prices) }),
    ...(surcharges && {
      surcharges: surcharges.map(({ from, until, ...surcharge }) => {
        return { ...surcharge, from: timeOfDay(from), until: timeOfDay(until) };
      }),
    }),
  };
}

function inOrder(prices: Prices): Prices {
  const keyOf = ({ categoryId, ticketTypeId }: Prices[number]) => `${categoryId} ${ticketTypeId}`;
  return prices.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function timeOfDay(time: Date | null): string | null {
  return time?.toISOString().slice(11, 16) ?? null;
}
