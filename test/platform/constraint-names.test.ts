import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../src/platform/database/database.ts';
import { violates } from '../../src/platform/database/errors.ts';
import { Resources } from '../../src/platform/resources.ts';
import { cloneDatabase } from '../support/test-database.ts';

const resources = new Resources();
let database: Database;
beforeAll(async () => {
  const { url: connectionString } = resources.use(await cloneDatabase());
  const logger = pino({ level: 'silent' });
  database = resources.use(new Database({ connectionString, connections: 2, logger }));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** As a PostgreSQL says it whose `lc_messages` is another language: the packages of npm have English only. */
async function failInGerman(sqlState: string, constraint: string): Promise<unknown> {
  const statement = `do $$ begin
    raise exception 'doppelter Schlüsselwert verletzt Unique-Constraint »${constraint}«'
      using errcode = '${sqlState}', constraint = '${constraint}';
  end $$`;
  return database
    .singleStatement((writer) => writer.client.$executeRawUnsafe(statement))
    .catch((error: unknown) => error);
}

test.each(['23505', '23P01'])('a constraint is known by its name, in any language (%s)', async (sqlState) => {
  const error = await failInGerman(sqlState, 'hold_account_id_idempotency_key_key');
  expect(violates(error, 'hold_account_id_idempotency_key_key')).toBe(true);
  expect(violates(error, 'account_id_idempotency_key_key')).toBe(false);
});

test('another refusal that names it is none of it', async () => {
  expect(violates(await failInGerman('22012', 'a_key'), 'a_key')).toBe(false);
});
