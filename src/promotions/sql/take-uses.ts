import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { PromoUse } from '../discounts.ts';
import { usesOf } from './promo-offers.ts';

/** A booking that is to use promo codes. */
export interface PromotedBooking {
  bookingId: string;
  accountId: string;
  /** At least one. */
  uses: readonly PromoUse[];
}

interface LockedCode {
  id: string;
  version: number;
  isArchived: boolean;
  maxUses: number | null;
  maxUsesPerAccount: number | null;
}

const LOCKED_CODE = columns<LockedCode>({
  id: 'promo_code.id',
  version: 'promo_code.version',
  isArchived: 'promo_code.archived_at is not null',
  maxUses: 'promo_code.max_uses',
  maxUsesPerAccount: 'promo_code.max_uses_per_account',
});

/** How often a code is used, by all and by one account. */
interface CountedCode {
  promoCodeId: string;
  accountId: string | null;
  used: number;
  ownUses: number;
}

const COUNTED_CODE = columns<CountedCode>({
  promoCodeId: 'promo_code.id',
  accountId: 'wanted.account_id',
  used: 'coalesce(lowered.used, promo_code.used)',
  ownUses: Prisma.sql`case when promo_code.max_uses_per_account is null then 0 else ${usesOf(Prisma.sql`wanted.account_id`)} end`,
});

/**
 * Whether there is a use left for each booking, as it was quoted: the codes are locked until the end of the transaction, so
 * that this stays true. To be called after seats are locked, and before the bookings are inserted with `insertingUses`.
 *
 * Two statements: the second one has to see what was committed while the first one waited.
 */
export async function canTakeUses(tx: Transaction, bookings: readonly PromotedBooking[]): Promise<boolean> {
  const wanted = bookings.flatMap(({ accountId, uses }) => uses.map((use) => ({ ...use, accountId })));
  const codes = await lockCodes(tx, [...new Set(wanted.map(({ promoCodeId }) => promoCodeId))]);
  const isAsQuoted = wanted.every(({ promoCodeId, version }) => {
    const code = codes.get(promoCodeId);
    return code && !code.isArchived && code.version === version;
  });
  if (!isAsQuoted) return false;
  const counted = await countUses(tx, wanted);
  const total = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { promoCodeId, accountId, used, ownUses } of counted) {
    total.set(promoCodeId, used);
    own.set(`${promoCodeId} ${accountId}`, ownUses);
  }
  return wanted.every(({ promoCodeId, accountId, quantity }) => {
    const code = codes.get(promoCodeId);
    const ofAccount = `${promoCodeId} ${accountId}`;
    const used = (total.get(promoCodeId) ?? 0) + quantity;
    const ownUses = (own.get(ofAccount) ?? 0) + quantity;
    total.set(promoCodeId, used);
    own.set(ofAccount, ownUses);
    return used <= (code?.maxUses ?? Infinity) && ownUses <= (code?.maxUsesPerAccount ?? Infinity);
  });
}

async function lockCodes(tx: Transaction, ids: readonly string[]): Promise<Map<string, LockedCode>> {
  const codes = await queryRows(
    tx.client,
    LOCKED_CODE,
    (code) => Prisma.sql`
      select ${code}
      from promo_code
      where promo_code.id = any (${ids}::uuid[])
      order by promo_code.id
      for no key update`,
  );
  return new Map(codes.map((code) => [code.id, code]));
}

/**
 * Takes uses that were given back out of `used` of locked codes, and then counts. What a transaction gives back that has not
 * committed is still used, and is not waited for.
 *
 * @param wanted accountId null: of all accounts alone
 */
export function countUses(
  tx: Transaction,
  wanted: readonly { promoCodeId: string; accountId: string | null }[],
): Promise<CountedCode[]> {
  return queryRows(
    tx.client,
    COUNTED_CODE,
    (counted) => Prisma.sql`
      with wanted as materialized (
        select distinct asked.promo_code_id, asked.account_id
        from unnest(
          ${wanted.map(({ promoCodeId }) => promoCodeId)}::uuid[], ${wanted.map(({ accountId }) => accountId)}::uuid[]
        ) as asked (promo_code_id, account_id)
      ),
      given_back as (
        delete from promo_return
        where promo_return.promo_code_id in (select wanted.promo_code_id from wanted)
        returning promo_return.promo_code_id, promo_return.quantity
      ),
      lowered as (
        update promo_code
        set used = promo_code.used - back.quantity
        from (
          select given_back.promo_code_id, sum(given_back.quantity)::int as quantity
          from given_back
          group by given_back.promo_code_id
        ) as back
        where promo_code.id = back.promo_code_id
        returning promo_code.id, promo_code.used
      )
      select ${counted}
      from wanted
      join promo_code on promo_code.id = wanted.promo_code_id
      left join lowered on lowered.id = promo_code.id`,
  );
}

/** A use, with the tickets that it is for. */
export interface NewUse extends Pick<PromoUse, 'promoCodeId' | 'perTicket' | 'quantity'> {
  bookingId: string;
  /** From 0, within the booking. */
  position: number;
  ticketIds: readonly string[];
}

/** As parts of the statement that inserts the bookings: `used` and the rows it is the sum of are written together. */
export function insertingUses(uses: readonly NewUse[]): Prisma.Sql {
  return Prisma.sql`
    promoted as (
      insert into promo_use (booking_id, promo_code_id, position, ticket_ids, per_ticket, quantity)
      select asked.booking_id, asked.promo_code_id, asked.position, asked.ticket_ids::uuid[], asked.per_ticket,
        asked.quantity
      from unnest(
        ${uses.map(({ bookingId }) => bookingId)}::uuid[],
        ${uses.map(({ promoCodeId }) => promoCodeId)}::uuid[],
        ${uses.map(({ position }) => position)}::int[],
        ${uses.map(({ ticketIds }) => `{${ticketIds.join()}}`)}::text[],
        ${uses.map(({ perTicket }) => perTicket)}::boolean[],
        ${uses.map(({ quantity }) => quantity)}::int[]
      ) as asked (booking_id, promo_code_id, position, ticket_ids, per_ticket, quantity)
    ),
    used_more as (
      update promo_code
      set used = promo_code.used + more.uses
      from (
        select asked.promo_code_id, sum(asked.quantity)::int as uses
        from unnest(
          ${uses.map(({ promoCodeId }) => promoCodeId)}::uuid[], ${uses.map(({ quantity }) => quantity)}::int[]
        ) as asked (promo_code_id, quantity)
        group by asked.promo_code_id
      ) as more
      where promo_code.id = more.promo_code_id
    )`;
}
