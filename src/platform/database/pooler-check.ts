import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { ConfigError } from '../../config/settings.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { PLANNING, wrongSettings } from './session.ts';

/** What PgBouncer says of settings that a connection is opened with. */
const REFUSED_SETTINGS = /unsupported startup parameter/;

/**
 * That no pooler is on the way which the process does not know of: it would drop the settings of each connection, and mix the
 * statements of processes up.
 *
 * @param changing of connections that are opened with SESSION and PLANNING
 * @throws {ConfigError} @throws {UnavailableError}
 */
export async function checkDirect(changing: ConnectionPool): Promise<void> {
  const client = await changing.checkOut().catch((error: unknown) => {
    if (!(error instanceof Error && REFUSED_SETTINGS.test(error.message))) throw error;
    throw new ConfigError([`DATABASE_URL: leads to a pooler (${error.message}); ${ADVICE}`]);
  });
  try {
    const { rows } = await client.query<{ mode: string }>('select current_setting($1) as mode', ['plan_cache_mode']);
    if (rows[0]?.mode !== PLANNING.plan_cache_mode)
      throw new ConfigError([
        `DATABASE_URL: what a connection is opened with gets lost, by options in it or by a pooler; ${ADVICE}`,
      ]);
  } finally {
    client.release();
  }
}

const ADVICE = 'set DATABASE_POOLER=pgbouncer, and see "PgBouncer" in docs/operations.md';

/**
 * That connections of a pooler have the settings that are relied on, from their role.
 *
 * @returns whether the pooler knows named statements, so that two processes can mean different ones by the same name
 * @throws {ConfigError} with the SQL that gives each setting @throws {UnavailableError}
 */
export async function checkPooled(pool: ConnectionPool): Promise<{ knowsStatements: boolean }> {
  const client = await pool.checkOut();
  try {
    const wrong = await wrongSettings(client);
    if (wrong.length > 0) {
      const lines = wrong.map(
        ({ name, found, remedy }) => `DATABASE_POOLER: ${name} is ${found}; set it by: ${remedy}`,
      );
      throw new ConfigError([...lines, 'DATABASE_POOLER: then enter RECONNECT in the console of PgBouncer']);
    }
    return { knowsStatements: await knowsStatements(client) };
  } finally {
    client.release();
  }
}

/** A pooler that knows them gives them names of its own. In a transaction, which stays on one connection to PostgreSQL. */
async function knowsStatements(client: pg.ClientBase): Promise<boolean> {
  const name = `rowlock_probe_${randomUUID()}`;
  await client.query('begin');
  await client.query({ name, text: 'select 1', values: [] });
  const { rowCount } = await client.query('select from pg_prepared_statements where name = $1', [name]);
  const isKnown = rowCount === 0;
  if (!isKnown) await client.query(`deallocate "${name}"`);
  await client.query('commit');
  return isKnown;
}
