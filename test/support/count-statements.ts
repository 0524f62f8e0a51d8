import pg from 'pg';
import { vi } from 'vitest';

/** What is looked for again and again, whatever else happens: sessions that have ended, and what a worker has to do. */
const LOOKS = ['"lookedAt"', 'with due as materialized'];
const isLook = (statement: string) => LOOKS.some((part) => statement.includes(part));

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
