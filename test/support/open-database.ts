import { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';

/** What an app would open; without a log. */
export function openDatabase(connectionString: string, { connections = 10 } = {}): Database {
  return new Database({ connectionString, connections, logger: createLogger('silent') });
}
