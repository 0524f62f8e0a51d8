import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import type { StoredPersonalData } from '../platform/personal-data.ts';
import { moveHolds } from './sql/move-holds.ts';

/** What holds store about accounts. Nothing of a hold tells who a person is, so there is nothing to forget. */
export function holdData({ database }: { database: Database }): StoredPersonalData {
  return {
    export: async (accountId) => ({ holds: await holdsOf(database, accountId) }),
    move: (tx, { from, to }) => moveHolds(tx, Prisma.sql`hold.account_id = ${from}::uuid`, to),
  };
}

async function holdsOf({ prisma }: Database, accountId: string) {
  const holds = await prisma.hold.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const seatIds = [...new Set(holds.flatMap((hold) => hold.seatIds))];
  const seats = await prisma.seat.findMany({ where: { id: { in: seatIds } }, select: { id: true, label: true } });
  const labels = new Map(seats.map(({ id, label }) => [id, label]));
  return holds.map(({ id, showingId, status, createdAt, expiresAt, ...hold }) => ({
    ...{ id, showingId, status, createdAt, expiresAt },
    seats: hold.seatIds.map((seatId) => labels.get(seatId)),
  }));
}
