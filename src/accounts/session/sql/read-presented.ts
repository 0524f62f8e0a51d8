import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { RefreshToken } from '../refresh-token.ts';

interface Presented {
  accountId: string;
  expiresAt: Date;
  /** Neither ended nor expired. */
  isOpen: boolean;
  /** What the token that was presented opens; null when it was not the one before the token that is good now, just now. */
  successorSealed: Uint8Array | null;
}

/** What there is of a token that is not the one that is good now. Undefined when its session has another secret. */
export async function readPresented(
  client: Prisma.TransactionClient,
  { sessionId, familyHash, hash }: RefreshToken,
  { graceSeconds }: { graceSeconds: number },
): Promise<Presented | undefined> {
  const presented = columns<Presented>({
    accountId: 'session.account_id',
    expiresAt: 'session.expires_at',
    isOpen: 'session.ended_at is null and session.expires_at > clock_timestamp()',
    successorSealed: Prisma.sql`
      case when session.previous_hash = ${hash}::bytea
        and session.rotated_at > clock_timestamp() - make_interval(secs => ${graceSeconds}::int)
      then session.successor_sealed end`,
  });
  const [row] = await queryRows(
    client,
    presented,
    (list) => Prisma.sql`
      select ${list}
      from session
      where session.id = ${sessionId}::uuid and session.family_hash = ${familyHash}::bytea`,
  );
  return row;
}
