import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';

/** The place of a guest among all, the oldest first. */
interface GuestPlace {
  /** ISO 8601. */
  createdAt: string;
  id: string;
}

export interface GuestPage {
  deleted: number;
  /** Of the guests that were looked at; null when none was left. */
  last: GuestPlace | null;
}

const GUEST_PAGE = columns<GuestPage>({
  deleted: '(select count(*)::int from deleted)',
  last: `(
    select json_build_object('createdAt', page.created_at, 'id', page.id)
    from page
    order by page.created_at desc, page.id desc
    limit 1
  )`,
});

/** After its session has ended no process lets an access token of it in: those last a quarter of an hour. */
const QUIET = Prisma.sql`interval '1 hour'`;

/**
 * Looks at guests, in the order of their age, and deletes those that are unused: with no session that was open within the last
 * hour, and nothing but holds that have ended without a booking. These stay, without an account. No request of such a guest can
 * be under way; if one were, the foreign keys would refuse the deletion.
 */
export async function deleteUnusedGuests(
  writer: Writer,
  { after, limit }: { after: GuestPlace | null; limit: number },
): Promise<GuestPage> {
  const { createdAt, id } = after ?? { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  const [page] = await queryRows(
    writer.client,
    GUEST_PAGE,
    (guestPage) => Prisma.sql`
      with page as materialized (
        select guest.id, guest.created_at
        from account as guest
        where guest.is_guest
          and (guest.created_at, guest.id) > (${createdAt}::timestamptz, ${id}::uuid)
          and guest.created_at < (select clock_timestamp() - ${QUIET})
        order by guest.created_at, guest.id
        limit ${limit}::int
      ),
      unused as materialized (
        select page.id
        from page
        where not exists (
            select
            from session
            where session.account_id = page.id
              and least(session.ended_at, session.expires_at) > (select clock_timestamp() - ${QUIET})
          )
          and not exists (select from booking where booking.account_id = page.id)
          and not exists (select from payment where payment.account_id = page.id)
          and not exists (select from cancellation where cancellation.account_id = page.id)
          and not exists (select from review where review.account_id = page.id)
          and not exists (
            select from hold where hold.account_id = page.id and hold.status in ('ACTIVE', 'CONVERTED')
          )
      ),
      left_behind as (
        update hold set account_id = null from unused where hold.account_id = unused.id
      ),
      deleted as (
        delete from account using unused where account.id = unused.id returning account.id
      )
      select ${guestPage}`,
  );
  return page ?? { deleted: 0, last: null };
}
