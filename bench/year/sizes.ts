import pg from 'pg';
import { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { OldShowings } from '../../src/seating/old-showings.service.ts';
import { oldShowingDueRows } from '../../src/seating/old-showings.worker.ts';

interface TableSize {
  name: string;
  rows: number;
  /** With its indexes and what is stored outside of it. */
  bytes: number;
}

/** Tables that are a hundredth of the database, or more, are listed. */
const SMALLEST_PART = 0.01;

/** What the server and its triggers write with a sale, and the generator leaves out. */
const WRITTEN_BY_THE_WAY = [
  `select book_payments(array_agg(payment.id)) from payment where payment.status = 'SUCCEEDED'`,
  `insert into request_key (account_id, idempotency_key, request_fingerprint)
   select payment.account_id, payment.idempotency_key, payment.request_fingerprint
   from payment
   on conflict do nothing`,
  `insert into booking_mail (id, booking_id, purpose, created_at, sent_at)
   select booking.id, booking.id, 'TICKETS', booking.placed_at, booking.placed_at
   from booking
   where booking.status = 'CONFIRMED'
   on conflict do nothing`,
];

/**
 * How large the database is, and what the rows of free seats are of it: a table before a worker has dropped those of showings
 * that have ended, and one after. `vacuum full` then gives the space back that a database which always had a worker never takes.
 */
export async function measureSizes(connectionString: string): Promise<string> {
  await run(connectionString, WRITTEN_BY_THE_WAY);
  const before = await readSizes(connectionString);
  const began = performance.now();
  await dropFreeSeats(connectionString);
  const seconds = (performance.now() - began) / 1000;
  await run(connectionString, ['vacuum full showing_seat', 'vacuum full showing']);
  const after = await readSizes(connectionString);
  return [
    ...['with every seat', tableOf(before), ''],
    ...[`without the free seats of showings that ended a day ago (${seconds.toFixed(1)} s)`, tableOf(after)],
  ].join('\n');
}

/** As a worker does it, of all showings that have ended: in a year each of them is a past one. */
async function dropFreeSeats(connectionString: string): Promise<void> {
  const logger = createLogger('error');
  await using database = new Database({ connectionString, logger, connections: 4 });
  const oldShowings = new OldShowings({ database, keepFreeSeatsDays: 1 });
  for (const due of oldShowingDueRows({ oldShowings })) await recoverDueRows(due, { database, logger });
}

async function readSizes(connectionString: string): Promise<TableSize[]> {
  const rows = await run(connectionString, [
    'vacuum (analyze)',
    `select relname as name, greatest(reltuples, 0)::int as rows, pg_total_relation_size(oid)::float8 as bytes
     from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace
     order by bytes desc`,
  ]);
  return rows as TableSize[];
}

/** @returns the rows of the last one */
async function run(connectionString: string, statements: readonly string[]): Promise<object[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let rows: object[] = [];
    for (const statement of statements) ({ rows } = await client.query<object>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

function tableOf(sizes: readonly TableSize[]): string {
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const listed = sizes.filter(({ bytes }) => bytes >= total * SMALLEST_PART);
  const lines = listed.map(({ name, rows, bytes }) => `| ${name} | ${rows} | ${megabytes(bytes)} |`);
  return ['| table | rows | MB |', '| --- | --- | --- |', ...lines, `| all | | ${megabytes(total)} |`].join('\n');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
