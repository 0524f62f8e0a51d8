import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { SingleStatement } from '../../../platform/database/transaction.ts';
import type { RefreshToken } from '../refresh-token.ts';

interface Rotation {
  presented: RefreshToken;
  successor: RefreshToken;
  successorSealed: Uint8Array;
  device: string;
  /** How long it goes on from now. */
  seconds: { account: number; guest: number };
  /** From its beginning, however often it is refreshed. */
  mostSeconds: number;
}

interface Rotated {
  accountId: string;
  expiresAt: Date;
}

/**
 * The successor takes the place of the token, if that is the one that is good now: of twenty that present it at the same
 * time, one changes the row. Undefined for all others.
 */
export async function rotateSession(statement: SingleStatement, rotation: Rotation): Promise<Rotated | undefined> {
  const { presented, successor, successorSealed, device, seconds, mostSeconds } = rotation;
  const [row] = await queryRows(
    statement.client,
    ROTATED,
    (rotated) => Prisma.sql`
      update session set
        previous_hash = session.token_hash,
        token_hash = ${successor.hash}::bytea,
        successor_sealed = ${successorSealed}::bytea,
        rotated_at = clock_timestamp(),
        last_used_at = clock_timestamp(),
        expires_at = least(
          clock_timestamp() + make_interval(
            secs => case when account.is_guest then ${seconds.guest}::int else ${seconds.account}::int end
          ),
          session.created_at + make_interval(secs => ${mostSeconds}::int)
        ),
        device = ${device}::text
      from account
      where session.id = ${presented.sessionId}::uuid
        and account.id = session.account_id
        and session.family_hash = ${presented.familyHash}::bytea
        and session.token_hash = ${presented.hash}::bytea
        and session.ended_at is null
        and session.expires_at > clock_timestamp()
      returning ${rotated}`,
  );
  return row;
}

const ROTATED = columns<Rotated>({ accountId: 'session.account_id', expiresAt: 'session.expires_at' });
