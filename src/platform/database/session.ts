import type pg from 'pg';

/** Values of PostgreSQL's settings, by their names. */
export type SessionSettings = Readonly<Record<string, string>>;

/**
 * Set for each connection: no statement waits or runs without a limit, no transaction stays open unused, and times are UTC,
 * without which Prisma's adapter writes them wrong. A pooler does not pass them on: behind it the role has them.
 */
export const SESSION = {
  timezone: 'UTC',
  lock_timeout: '2s',
  statement_timeout: '3s',
  idle_in_transaction_session_timeout: '10s',
};

/**
 * For changes. PostgreSQL would plan a large statement anew at each execution, which takes longer than to run it. Its plan
 * is kept instead, and must not be one that was right only while a table was small: rows are found by an index.
 */
export const PLANNING = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };

/** For replicas: one that was promoted takes no change from a process that does not know it yet. */
export const READ_ONLY = { default_transaction_read_only: 'on' };

/** Whether the server takes changes: not a standby, and not a primary that was fenced. */
export const IS_READ_ONLY = `select current_setting('transaction_read_only') = 'on' as "isReadOnly"`;

/** As PostgreSQL takes them when a connection is opened. */
export function startupOptions(settings: SessionSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** Begins a transaction that has these settings, and leaves nothing of them on the connection. One round trip. */
export function beginWith(settings: SessionSettings): string {
  return ['begin', ...Object.entries(settings).map(([name, value]) => `set local ${name} = '${value}'`)].join('; ');
}

/** A setting that is not as it has to be. */
export interface WrongSetting {
  name: string;
  /** As PostgreSQL shows it. */
  found: string;
  /** What gives it the right value. */
  remedy: string;
}

/** Which of SESSION a connection does not have. Of times a shorter one is right, too; 0 means none. */
export async function wrongSettings(client: pg.ClientBase): Promise<WrongSetting[]> {
  const { rows } = await client.query<WrongSetting & { setting: string }>(FOUND, [
    Object.keys(SESSION),
    Object.values(SESSION),
  ]);
  return rows
    .filter(({ name, setting }) => !isRight(name as keyof typeof SESSION, setting))
    .map(({ name, found, remedy }) => ({ name, found, remedy }));
}

/** `setting` is in milliseconds where it is a time. */
const FOUND = `
  select needed.name, pg_settings.setting, current_setting(needed.name) as found,
    format('alter role %I in database %I set %s = %L', current_user, current_database(), needed.name, needed.value) as remedy
  from unnest($1::text[], $2::text[]) with ordinality as needed (name, value, position)
  join pg_settings on lower(pg_settings.name) = needed.name
  order by needed.position`;

function isRight(name: keyof typeof SESSION, setting: string): boolean {
  if (name === 'timezone') return /^(etc\/)?utc$/i.test(setting);
  const milliseconds = Number(setting);
  return milliseconds > 0 && milliseconds <= Number.parseInt(SESSION[name], 10) * 1000;
}
