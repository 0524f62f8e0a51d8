import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { RefreshToken } from '../refresh-token.ts';

/** How many of an account can be open at once. */
const MOST_SESSIONS = 100;

interface NewSession {
  accountId: string;
  device: string;
  seconds: number;
  refreshToken: RefreshToken;
}

interface Opened {
  expiresAt: Date;
  /** For which there was no room any more: those that were used longest ago. */
  endedIds: string[];
}

/**
 * The account has to be locked: of two that open a session at the same time, the second then sees the first one's, and
 * there are never more than 100.
 */
export async function insertSession(tx: Transaction, session: NewSession): Promise<Opened> {
  const { accountId, device, seconds, refreshToken } = session;
  const [row] = await queryRows(
    tx.client,
    OPENED,
    (opened) => Prisma.sql`
      with moment as materialized (
        select clock_timestamp() as now
      ),
      ended as (
        update session set ended_at = moment.now
        from moment
        where session.id in (
          select other.id
          from session as other
          where other.account_id = ${accountId}::uuid
            and other.ended_at is null
            and other.expires_at > (select now from moment)
          order by other.last_used_at desc, other.id desc
          offset ${MOST_SESSIONS - 1}::int
        )
        returning session.id
      ),
      opened as (
        insert into session (
          id, account_id, device, created_at, last_used_at, expires_at, family_hash, token_hash
        )
        select ${refreshToken.sessionId}::uuid, ${accountId}::uuid, ${device}::text, moment.now, moment.now,
          moment.now + make_interval(secs => ${seconds}::int), ${refreshToken.familyHash}::bytea,
          ${refreshToken.hash}::bytea
        from moment
        returning expires_at
      )
      select ${opened} from opened`,
  );
  if (!row) throw new Error('no session was opened');
  return row;
}

const OPENED = columns<Opened>({
  expiresAt: 'opened.expires_at',
  endedIds: 'array(select ended.id::text from ended)',
});
