import { columns, queryRows } from '../../src/platform/database/rows.ts';
import { Prisma, type SeatStatus } from '../../src/generated/prisma/client.ts';
import { newId } from '../../src/platform/ids.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { oldShowingDueRows } from '../../src/seating/old-showings.worker.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { sellBySql } from '../support/sold-by-sql.ts';
import type { TestApp } from '../support/test-app.ts';

const DAY_MS = 86_400_000;

/** A showing that ended so many days ago, with a row of seats that stand so. A HELD one is past its deadline. */
export async function makeOldShowing(
  testApp: TestApp,
  { daysAgo, states }: { daysAgo: number; states: readonly SeatStatus[] },
): Promise<MadeShowing> {
  const { database } = testApp;
  const startsAt = new Date(Date.now() - daysAgo * DAY_MS - 2 * 3_600_000);
  const made = await makeShowing(database, { rows: 1, seatsPerRow: states.length, startsAt });
  const { showingId } = made;
  const idsOf = (status: SeatStatus) => made.seatIds.filter((_, place) => states[place] === status);
  const { accountId } = await testApp.newAccount();
  const [sold, held] = [idsOf('SOLD'), idsOf('HELD')];
  if (sold.length > 0) await sellBySql(database, made, { accountId, seats: [sold] });
  if (held.length > 0) {
    const heldUntil = new Date(startsAt.getTime() - 60_000);
    const { id: holdId } = await database.prisma.hold.create({
      data: {
        ...{ id: newId(), accountId, showingId, seatIds: held.toSorted() },
        ...{ createdAt: heldUntil, expiresAt: heldUntil, extendableUntil: heldUntil },
      },
    });
    const data = { status: 'HELD', holdId, heldUntil, version: 1 } as const;
    await database.prisma.showingSeat.updateMany({ where: { showingId, seatId: { in: held } }, data });
  }
  const blocked = { status: 'BLOCKED', blockReason: 'a broken seat', version: 3 } as const;
  await database.prisma.showingSeat.updateMany({
    where: { showingId, seatId: { in: idsOf('BLOCKED') } },
    data: blocked,
  });
  // A seat that was held and given back.
  const [free] = idsOf('AVAILABLE');
  if (free !== undefined)
    await database.prisma.showingSeat.updateMany({ where: { showingId, seatId: free }, data: { version: 7 } });
  return made;
}

/** What a worker does every second. */
export async function dropFreeSeatsOfOldShowings({ app: { services } }: TestApp): Promise<void> {
  for (const due of oldShowingDueRows(services)) await recoverDueRows(due, services);
}

/** The statuses of the seats that have a row, in the order of the map. */
export async function rowsOf({ database }: TestApp, { showingId, seatIds }: MadeShowing): Promise<SeatStatus[]> {
  const rows = await database.prisma.showingSeat.findMany({ where: { showingId } });
  const statuses = new Map(rows.map(({ seatId, status }) => [seatId, status]));
  return seatIds.flatMap((id) => statuses.get(id) ?? []);
}

/** Null while each seat has a row. */
export async function freeSeatsVersion({ database }: TestApp, showingId: string): Promise<number | null> {
  const [row] = await queryRows(
    database.prisma,
    VERSION,
    (version) => Prisma.sql`select ${version} from showing where id = ${showingId}::uuid`,
  );
  return row?.version ?? null;
}

const VERSION = columns<{ version: number | null }>({ version: 'showing.free_seats_version' });
