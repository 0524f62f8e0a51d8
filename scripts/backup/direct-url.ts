import type { Config } from '../../src/config/config.ts';
import { BackupError } from './backup-error.ts';

/**
 * Where the database is without a pooler: what pg_dump sets for its session would stay on a connection of it, and meet Rowlock's
 * statements.
 *
 * @returns undefined for the embedded database
 * @throws {BackupError} when only the way through the pooler is known
 */
export function directUrl(
  config: Pick<Config, 'databaseUrl' | 'databaseDirectUrl' | 'databasePooler'>,
): string | undefined {
  const { databaseUrl, databaseDirectUrl, databasePooler } = config;
  if (databasePooler !== undefined && databaseDirectUrl === undefined)
    throw new BackupError('DATABASE_URL leads to a pooler: set DATABASE_DIRECT_URL');
  return databaseDirectUrl ?? databaseUrl;
}
