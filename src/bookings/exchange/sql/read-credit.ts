import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';

const CREDIT = columns<{ creditMinor: bigint }>({ creditMinor: 'coalesce(sum(credit.credit_minor), 0)::bigint' });

/** What of tickets can go into others, together. */
export async function readCredit(client: Prisma.TransactionClient, ticketIds: readonly string[]): Promise<bigint> {
  const [row] = await queryRows(
    client,
    CREDIT,
    (credit) => Prisma.sql`select ${credit} from exchange_credit(${ticketIds}::uuid[]) as credit`,
  );
  return row?.creditMinor ?? 0n;
}
