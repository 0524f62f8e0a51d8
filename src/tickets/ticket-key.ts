import { hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from '../platform/database/database.ts';

const NAME = 'ticket-code';
const KEY_BYTES = 32;

interface Parts {
  database: Database;
  secrets: readonly [string, ...string[]];
}

/**
 * The key that signs ticket codes. It is in the database, where all processes find the same one: a ticket that was sold
 * must stay valid whatever happens to the settings. The first start makes it.
 */
export async function keptTicketKey({ database, secrets }: Parts): Promise<Buffer> {
  const where = { name: NAME };
  const known = await database.prisma.keptKey.findUnique({ where });
  if (known) return Buffer.from(known.key);
  // Another process may do the same at the same time: the first one decides.
  const data = [{ name: NAME, key: await newKey(database, secrets) }];
  await database.singleStatement((statement) => statement.client.keptKey.createMany({ data, skipDuplicates: true }));
  return Buffer.from((await database.prisma.keptKey.findUniqueOrThrow({ where })).key);
}

/**
 * Earlier versions derived it from JWT_SECRET: where there are tickets, their codes must stay the same. Those versions had
 * one secret, which is the last of several.
 */
async function newKey({ prisma }: Database, secrets: Parts['secrets']): Promise<Uint8Array<ArrayBuffer>> {
  const hasTickets = (await prisma.ticket.findFirst({ select: { id: true } })) !== null;
  return hasTickets
    ? new Uint8Array(hkdfSync('sha256', secrets.at(-1) ?? '', '', 'rowlock ticket code', KEY_BYTES))
    : randomBytes(KEY_BYTES);
}
