import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';

/** Longer than a transaction lasts: what it has ended at its beginning is seen only after its commit. */
const OVERLAP_SECONDS = 20;

/** What has ended before it would have by itself. */
export interface Revoked {
  sessionIds: readonly string[];
  /** Accounts that have lost a role, and when, in milliseconds since 1970. */
  roles: readonly { accountId: string; at: number }[];
}

/** Whether a message is such a thing. */
export function isRevoked(message: unknown): message is Revoked {
  const { sessionIds, roles } = (message ?? {}) as Partial<Record<keyof Revoked, unknown>>;
  return (
    Array.isArray(sessionIds) &&
    sessionIds.every((id) => typeof id === 'string') &&
    Array.isArray(roles) &&
    roles.every(isRevokedRole)
  );
}

function isRevokedRole(value: unknown): boolean {
  const { accountId, at } = (value ?? {}) as { accountId?: unknown; at?: unknown };
  return typeof accountId === 'string' && typeof at === 'number';
}

interface Look extends Revoked {
  lookedAt: Date;
}

/** @param options.since the time of the look before this one; without it, everything of the last `keptSeconds` */
export async function readRevocations(
  client: Prisma.TransactionClient,
  { since, keptSeconds }: { since: Date | undefined; keptSeconds: number },
): Promise<Look> {
  const from = Prisma.sql`(
    select least(clock_timestamp(), coalesce(
      ${since ?? null}::timestamptz,
      clock_timestamp() - make_interval(secs => ${keptSeconds}::int)
    )) - make_interval(secs => ${OVERLAP_SECONDS}::int)
  )`;
  const look = columns<Look>({
    lookedAt: 'clock_timestamp()',
    sessionIds: Prisma.sql`array(select session.id::text from session where session.ended_at >= ${from})`,
    roles: Prisma.sql`(
      select coalesce(
        json_agg(
          json_build_object(
            'accountId', account.id,
            'at', (extract(epoch from account.role_revoked_at) * 1000)::bigint
          )
        ),
        '[]'
      )
      from account
      where account.role_revoked_at >= ${from}
    )`,
  });
  const [row] = await queryRows(client, look, (columnsOfLook) => Prisma.sql`select ${columnsOfLook}`);
  return row ?? { lookedAt: since ?? new Date(0), sessionIds: [], roles: [] };
}
