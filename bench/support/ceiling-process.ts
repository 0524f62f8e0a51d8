import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { SingleStatement } from '../../src/platform/database/transaction.ts';
import { type SeatRequest, takeSeats } from '../../src/seating/sql/take-seats.ts';
import { type HoldPlan, nthHold } from './hold-plan.ts';
import { serveTasks } from './tasks.ts';

/** As Rowlock's own settings are. */
const TERMS = { holdSeconds: 900, maxHoldSeconds: 1020, accountLimit: 10, holdLimit: 1000 };

interface Taking {
  connectionString: string;
  plan: HoldPlan;
  /** In the order of the plan's tokens. */
  accountIds: string[];
  /** Holds in one statement. */
  batch: number;
  statements: number;
}

/** The statement of holds, prepared, one after another on one connection. */
async function take({ connectionString, batch, statements, ...given }: Taking): Promise<{ perSecond: number }> {
  const connection = new pg.Client({
    connectionString,
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  });
  await connection.connect();
  try {
    const batches = Array.from({ length: statements }, (_, number) => requestsOf(given, number * batch, batch));
    const startedAt = performance.now();
    for (const requests of batches) await takeAll(connection, requests);
    return { perSecond: (batch * statements * 1000) / (performance.now() - startedAt) };
  } finally {
    await connection.end();
  }
}

function requestsOf({ plan, accountIds }: Pick<Taking, 'plan' | 'accountIds'>, first: number, count: number) {
  return Array.from({ length: count }, (_, index): SeatRequest => {
    const { showingId, seatIds } = nthHold(plan, first + index);
    const accountId = accountIds[(first + index) % accountIds.length] ?? '';
    return {
      holdId: randomUUID(),
      accountId,
      showingId,
      seatIds: seatIds.toSorted(),
      idempotencyKey: null,
      requestFingerprint: null,
      conditions: [],
    };
  });
}

async function takeAll(connection: pg.Client, requests: readonly SeatRequest[]): Promise<void> {
  using writer = new SingleStatement(clientOn(connection), []);
  const answers = await takeSeats(writer, requests, { terms: TERMS, waits: false });
  const taken = answers.filter(({ expiresAt }) => expiresAt !== null).length;
  if (taken < requests.length) throw new Error(`${taken} of ${requests.length} holds of free seats were taken`);
}

/** Only what the statement uses of Prisma's client: it prepares the statement once, and sends its values. */
function clientOn(connection: pg.Client): Prisma.TransactionClient {
  const $queryRaw = async ({ text, values }: Prisma.Sql) =>
    (await connection.query<object>({ name: 'take-seats', text, values: [...values] })).rows;
  return { $queryRaw } as unknown as Prisma.TransactionClient;
}

const tasks = { take };
export type CeilingTasks = typeof tasks;
serveTasks(tasks);
