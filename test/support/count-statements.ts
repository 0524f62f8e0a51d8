import pg from 'pg';
import { vi } from 'vitest';
import { LOOK } from '../../src/platform/database/database.ts';
import { IS_READ_ONLY } from '../../src/platform/database/session.ts';

/**
 * What is looked for again and again, whatever else happens: sessions that have ended, rows that are due, and by the
 * workers of BullMQ on PostgreSQL their next job.
 */
const LOOKS = [
  '"lookedAt"',
  'with due as materialized',
  'AS min_client_version',
  "set_config('application_name'",
  'LISTEN bullmq_jobs',
  ...['move_stalled_jobs_to_wait', 'move_to_active', 'next_signal', 'Whether the queue has', 'next_delay'],
];
/** Sent every two seconds, the one on a connection of its own, the other on each that only listens. */
const CHECKS: ReadonlySet<string> = new Set([LOOK, IS_READ_ONLY]);
const isLook = (statement: string) => CHECKS.has(statement) || LOOKS.some((part) => statement.includes(part));

/** What this process sends to PostgreSQL while `work` runs, from any part of it but those looks: each is one round trip. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([statement]) => textOf(statement)).filter((text) => !isLook(text));
  } finally {
    query.mockRestore();
  }
}

function textOf(statement: unknown): string {
  return typeof statement === 'string' ? statement : (statement as { text: string }).text;
}
