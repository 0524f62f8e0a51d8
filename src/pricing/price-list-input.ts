import { z } from 'zod';
import { type Cinema, Weekday } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { line, listOf } from '../platform/input.ts';
import type { Money } from '../platform/money.ts';
import { notFound, type UserError } from '../platform/outcome.ts';
import {
  type AskedPrice,
  currencyProblems,
  findCategories,
  MAX_PRICE,
  money,
  priceProblems,
  pricesOf,
} from './price-input.ts';

const SURCHARGE = z
  .object({
    label: line('The label', { min: 1, max: 100 }),
    amount: money(`A surcharge must be from -${MAX_PRICE} to ${MAX_PRICE}, and not 0.`, (amount) => amount !== 0n),
    weekdays: listOf('The weekdays', z.enum(Weekday), { max: 7 }),
    from: z.date().nullish().default(null),
    until: z.date().nullish().default(null),
    formats: listOf('The formats', line('A format', { min: 1, max: 40 }), { max: 50 }),
    categoryIds: listOf('The categories', z.string(), { max: 100 }),
  })
  .refine(({ from, until }) => !from || !until || from.getTime() !== until.getTime(), {
    path: ['until'],
    message: 'It must not be the same as from.',
  });

export const PRICE_LIST_FIELDS = z.object({
  name: line('The name', { min: 1, max: 100 }),
  prices: pricesOf('A price list must have 1 to 500 prices.', { min: 1, max: 500 }),
  surcharges: z
    .array(SURCHARGE, 'The surcharges must be a list.')
    .max(100, 'A price list can have at most 100 surcharges.'),
});

export type PriceListFields = z.output<typeof PRICE_LIST_FIELDS>;

/** What a price list says; what an update leaves out is not there. */
export type PriceListContents = Partial<Pick<PriceListFields, 'prices' | 'surcharges'>>;

interface SurchargeAsked {
  label: string;
  amount: Money;
  weekdays: readonly Weekday[];
  from?: Date | null;
  until?: Date | null;
  formats: readonly string[];
  categoryIds: readonly string[];
}

export interface NewPriceList {
  cinemaId: string;
  name: string;
  prices: readonly AskedPrice[];
  surcharges: readonly SurchargeAsked[];
}

/** What is left out stays as it is. */
export interface PriceListPatch {
  name?: string | null;
  prices?: readonly AskedPrice[] | null;
  surcharges?: readonly SurchargeAsked[] | null;
}

/** Each seat category and ticket type that is not one of the cinema, and each amount in another currency. */
export async function contentProblems(
  tx: Transaction,
  cinema: Pick<Cinema, 'id' | 'currency'>,
  { prices = [], surcharges = [] }: PriceListContents,
): Promise<UserError[]> {
  const ids = surcharges.flatMap(({ categoryIds }) => categoryIds);
  const known = await findCategories(tx.client, { cinemaId: cinema.id, ids });
  return [
    ...(await priceProblems(tx, cinema, { prices, path: ['prices'] })),
    ...surcharges.flatMap(({ categoryIds, amount }, index) => [
      ...currencyProblems(amount, { currency: cinema.currency, path: ['surcharges', index, 'amount', 'currency'] }),
      ...categoryIds.flatMap((id, nth) =>
        known.has(id) ? [] : [notFound('seat category', 'surcharges', index, 'categoryIds', nth)],
      ),
    ]),
  ];
}
