import type { PromoCode } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { isId } from '../platform/ids.ts';
import { invalidInput, notFound, type UserError } from '../platform/outcome.ts';
import type { Terms } from './promo-code-input.ts';

type Terminable = Pick<PromoCode, keyof Terms | 'currency'> & Partial<Pick<PromoCode, 'used'>>;

/**
 * What is wrong with a promo code by what else is stored, and by the other values of it.
 *
 * @param after as it would be
 * @param given what the input says
 */
export async function termProblems(
  tx: Transaction,
  after: Terminable,
  given: Partial<Pick<Terms, keyof Terms>>,
): Promise<UserError[]> {
  const { used = 0, maxUses, validFrom, validUntil } = after;
  const isEmpty = validFrom && validUntil && validFrom >= validUntil;
  const window = given.validUntil ? 'validUntil' : 'validFrom';
  return [
    ...(isEmpty ? [invalidInput('validUntil must be after validFrom.', window)] : []),
    ...(maxUses !== null && maxUses < used ? [invalidInput(`It is used ${used} times already.`, 'maxUses')] : []),
    ...(given.cinemaIds ? await cinemaProblems(tx, after) : []),
    ...(given.movieIds ? await movieProblems(tx, given.movieIds) : []),
    ...(given.ticketTypeIds ? await ticketTypeProblems(tx, after) : []),
  ];
}

async function cinemaProblems({ client }: Transaction, { cinemaIds, currency }: Terminable): Promise<UserError[]> {
  const where = { id: { in: cinemaIds.filter(isId) }, closedAt: null };
  const cinemas = await client.cinema.findMany({ where, select: { id: true, currency: true } });
  const currencies = new Map(cinemas.map((cinema) => [cinema.id, cinema.currency]));
  return cinemaIds.flatMap((id, index): UserError[] => {
    const own = currencies.get(id);
    if (own === undefined) return [notFound('cinema', 'cinemaIds', index)];
    if (currency === null || currency === own) return [];
    return [invalidInput(`The amount is in ${currency}, and the cinema's currency is ${own}.`, 'cinemaIds', index)];
  });
}

async function movieProblems({ client }: Transaction, movieIds: readonly string[]): Promise<UserError[]> {
  const where = { id: { in: movieIds.filter(isId) }, archivedAt: null };
  const known = new Set((await client.movie.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return movieIds.flatMap((id, index) => (known.has(id) ? [] : [notFound('movie', 'movieIds', index)]));
}

/** Of its cinemas, where it is not good everywhere. */
async function ticketTypeProblems(
  { client }: Transaction,
  { cinemaIds, ticketTypeIds }: Terminable,
): Promise<UserError[]> {
  const ofCinemas = cinemaIds.length === 0 ? {} : { cinemaId: { in: cinemaIds.filter(isId) } };
  const where = { id: { in: ticketTypeIds.filter(isId) }, archivedAt: null, ...ofCinemas };
  const known = new Set((await client.ticketType.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return ticketTypeIds.flatMap((id, index) => (known.has(id) ? [] : [notFound('ticket type', 'ticketTypeIds', index)]));
}
