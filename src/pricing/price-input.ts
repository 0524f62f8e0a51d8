import { z } from 'zod';
import type { Cinema } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { isId } from '../platform/ids.ts';
import type { Money } from '../platform/money.ts';
import { invalidInput, notFound, type UserError } from '../platform/outcome.ts';

/** What a seat of the category is to cost a person of the type: in a price list, or for one showing. */
export interface AskedPrice {
  categoryId: string;
  ticketTypeId: string;
  price: Money;
}

/** Ten thousand million of most currencies: the sum of a hundred of them still fits into what clients can read. */
export const MAX_PRICE = 10n ** 12n;

/** An amount of money. @param message what is allowed */
export function money(message: string, isAllowed: (amountMinor: bigint) => boolean) {
  const isPossible = (amount: bigint) => -MAX_PRICE <= amount && amount <= MAX_PRICE && isAllowed(amount);
  return z.object({ amountMinor: z.bigint(message).refine(isPossible, message), currency: z.string() });
}

const PRICED_TWICE = 'This category has a price for this ticket type already.';

/** Each pair of category and ticket type once. @param message how many are allowed */
export function pricesOf(message: string, { min, max }: { min: number; max: number }) {
  const price = money(`A price must be from 0 to ${MAX_PRICE}.`, (amount) => amount >= 0n);
  return z
    .array(z.object({ categoryId: z.string(), ticketTypeId: z.string(), price }), message)
    .min(min, message)
    .max(max, message)
    .check(({ value, issues }) => {
      const first = new Map<string, number>();
      for (const [index, { categoryId, ticketTypeId }] of value.entries()) {
        const pair = `${categoryId} ${ticketTypeId}`;
        if (first.has(pair))
          issues.push({ code: 'custom', path: [index, 'ticketTypeId'], message: PRICED_TWICE, input: pair });
        else first.set(pair, index);
      }
    });
}

type Path = readonly (string | number)[];

/**
 * Each category and ticket type that is not one of the cinema, and each price in another currency.
 *
 * @param path of the prices in the input
 */
export async function priceProblems(
  { client }: Transaction,
  { id: cinemaId, currency }: Pick<Cinema, 'id' | 'currency'>,
  { prices, path }: { prices: readonly AskedPrice[]; path: Path },
): Promise<UserError[]> {
  const [categories, ticketTypes] = [
    prices.map(({ categoryId }) => categoryId),
    prices.map((price) => price.ticketTypeId),
  ];
  const typesSold = { cinemaId, archivedAt: null, id: { in: [...new Set(ticketTypes)].filter(isId) } };
  const known = new Set([
    ...(await findCategories(client, { cinemaId, ids: categories })),
    ...(await client.ticketType.findMany({ where: typesSold, select: { id: true } })).map(({ id }) => id),
  ]);
  return prices.flatMap(({ categoryId, ticketTypeId, price }, index) => [
    ...(known.has(categoryId) ? [] : [notFound('seat category', ...path, index, 'categoryId')]),
    ...(known.has(ticketTypeId) ? [] : [notFound('ticket type', ...path, index, 'ticketTypeId')]),
    ...currencyProblems(price, { currency, path: [...path, index, 'price', 'currency'] }),
  ]);
}

/** Those of the ids that are seat categories of the cinema. */
export async function findCategories(
  client: Transaction['client'],
  { cinemaId, ids }: { cinemaId: string; ids: readonly string[] },
): Promise<Set<string>> {
  const where = { cinemaId, id: { in: [...new Set(ids)].filter(isId) } };
  return new Set((await client.seatCategory.findMany({ where, select: { id: true } })).map(({ id }) => id));
}

/** @param options.path of the currency */
export function currencyProblems(given: Money, { currency, path }: { currency: string; path: Path }): UserError[] {
  return given.currency === currency ? [] : [invalidInput(`The cinema's currency is ${currency}.`, ...path)];
}
