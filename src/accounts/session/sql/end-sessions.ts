import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Writer } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';

/** Which ones of an account: one, or all but one. */
interface Ended {
  accountId: string;
  only?: string | undefined;
  except?: string | undefined;
}

/** @returns the ids of those that were open */
export async function endSessions({ client }: Pick<Writer, 'client'>, ended: Ended): Promise<string[]> {
  const { accountId, only, except } = ended;
  const isOne = only === undefined ? Prisma.sql`true` : Prisma.sql`session.id = ${isId(only) ? only : null}::uuid`;
  const isOther = except === undefined ? Prisma.sql`true` : Prisma.sql`session.id <> ${except}::uuid`;
  const rows = await queryRows(
    client,
    ID,
    (id) => Prisma.sql`
      update session set ended_at = clock_timestamp()
      where session.account_id = ${accountId}::uuid
        and session.ended_at is null
        and session.expires_at > clock_timestamp()
        and ${isOne}
        and ${isOther}
      returning ${id}`,
  );
  return rows.map(({ id }) => id);
}

const ID = columns<{ id: string }>({ id: 'session.id' });
