import { Prisma, type PromoCode } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { PROMO_TERMS, USED } from './promo-offers.ts';

/** Every column of a promo code. `used` is how often it is used now: what was given back is not in it. */
export const PROMO_CODE = columns<PromoCode>({
  ...PROMO_TERMS,
  validFrom: 'promo_code.valid_from',
  validUntil: 'promo_code.valid_until',
  maxUses: 'promo_code.max_uses',
  maxUsesPerAccount: 'promo_code.max_uses_per_account',
  used: USED,
  cinemaIds: 'promo_code.cinema_ids',
  movieIds: 'promo_code.movie_ids',
  archivedAt: 'promo_code.archived_at',
});

/** For a change of it. Undefined when there is none, or it is archived. */
export async function lockPromoCode(tx: Transaction, id: string): Promise<PromoCode | undefined> {
  const [promoCode] = await queryRows(
    tx.client,
    PROMO_CODE,
    (selected) => Prisma.sql`
      select ${selected}
      from promo_code
      where promo_code.id = ${isId(id) ? id : null}::uuid and promo_code.archived_at is null
      for no key update of promo_code`,
  );
  return promoCode;
}
