import { Prisma } from '../../generated/prisma/client.ts';

/**
 * The one definition of "on sale", as columns of a select from `showing`: `open`, and `opens_at`, which is null unless
 * sales will open.
 *
 * @param now by the database's clock
 */
export function saleAt(now: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    showing.cancelled_at is null
      and coalesce(showing.sales_open_at <= ${now}, true)
      and ${now} < least(showing.sales_close_at, showing.ends_at) as open,
    case when showing.cancelled_at is null and showing.sales_open_at > ${now} then showing.sales_open_at end as opens_at`;
}

/**
 * The only lock on showings, as the CTE `sale` of a larger statement. It is shared: buyers do not wait for each other,
 * but a change of the showing and a sale of its seats do. The row and the clock are read after the wait.
 *
 * @param wanted a select of `showing_id`
 * @param options.waits false: showings that another transaction is changing are left out
 */
export function lockedSale(wanted: Prisma.Sql, { waits = true } = {}): Prisma.Sql {
  return Prisma.sql`
    locked_showing as materialized (
      select showing.id, showing.cancelled_at, showing.sales_open_at, showing.sales_close_at, showing.ends_at
      from showing
      where showing.id in (${wanted})
      order by showing.id
      for share ${waits ? Prisma.empty : SKIP_LOCKED}
    ),
    sale as materialized (
      select showing.id as showing_id, showing.cancelled_at is not null as cancelled, ${saleAt(Prisma.sql`clock_timestamp()`)}
      from locked_showing as showing
    )`;
}

const SKIP_LOCKED = Prisma.sql`skip locked`;
