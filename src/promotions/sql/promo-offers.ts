import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { PromoOffer } from '../promo-offer.ts';

/** Of a promo code, what it gives and for what. */
export const PROMO_TERMS = {
  id: 'promo_code.id',
  code: 'promo_code.code',
  version: 'promo_code.version',
  percent: 'promo_code.percent',
  amountPerTicketMinor: 'promo_code.amount_per_ticket_minor',
  currency: 'promo_code.currency',
  freeSeats: 'promo_code.free_seats',
  ticketTypeIds: 'promo_code.ticket_type_ids',
  combinable: 'promo_code.combinable',
} as const;

const OFFER = columns<PromoOffer>({
  ...PROMO_TERMS,
  window: `case
    when promo_code.valid_from > clock_timestamp() then 'EARLY'
    when promo_code.valid_until <= clock_timestamp() then 'OVER'
    else 'OPEN'
  end`,
  isForCinema: `promo_code.cinema_ids = '{}' or auditorium.cinema_id = any (promo_code.cinema_ids)`,
  isForMovie: `promo_code.movie_ids = '{}' or showing.movie_id = any (promo_code.movie_ids)`,
  usesLeft: `least(
    promo_code.max_uses - uses.used,
    promo_code.max_uses_per_account - uses.own
  )`,
});

/** Uses that were given back since they were counted. Few. */
const GIVEN_BACK = `(
  select coalesce(sum(promo_return.quantity), 0)::int
  from promo_return
  where promo_return.promo_code_id = promo_code.id
)`;

/** How often a promo code is used now: an expression on `promo_code`. */
export const USED = `promo_code.used - ${GIVEN_BACK}`;

/** How often an account uses a promo code now. */
export function usesOf(accountId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(sum(promo_use.quantity), 0)::int
    from booking
    join promo_use on promo_use.booking_id = booking.id and promo_use.promo_code_id = promo_code.id
    where booking.account_id = ${accountId}
  )`;
}

/** Those of the codes that are in use, as they are for an account and a showing. @param codes as they are stored */
export function findOffers(
  { prisma }: Database,
  { codes, showingId, accountId }: { codes: readonly string[]; showingId: string; accountId: string },
): Promise<PromoOffer[]> {
  return queryRows(
    prisma,
    OFFER,
    (offer) => Prisma.sql`
      select ${offer}
      from promo_code
      join showing on showing.id = ${showingId}::uuid
      join auditorium on auditorium.id = showing.auditorium_id
      cross join lateral (
        select ${Prisma.raw(USED)} as used,
          case when promo_code.max_uses_per_account is not null then ${usesOf(Prisma.sql`${accountId}::uuid`)} end as own
      ) as uses
      where promo_code.code = any (${codes}::text[]) and promo_code.archived_at is null`,
  );
}
