/**
 * node dist/migrate.js: brings the database of DATABASE_URL, or of DATABASE_DIRECT_URL, to the newest migration, and exits. Servers do the same when they start; this
 * is for where a start has a time limit, as an init container of Kubernetes, or another role of the database than theirs.
 */
import { problemsOf, readSettings } from './config/settings.ts';
import { migrate } from './platform/database/migrate.ts';
import { platformSettings } from './platform/platform.settings.ts';

try {
  const { databaseUrl, databaseDirectUrl } = platformSettings;
  const given = readSettings(
    { databaseUrl, databaseDirectUrl },
    { environment: process.env, problemsTogether: missing },
  );
  const url = given.databaseDirectUrl ?? given.databaseUrl ?? '';
  for (const name of await migrate(url, { onWaiting: console.error })) console.log(`applied ${name}`);
  console.log('the database is up to date');
} catch (error) {
  for (const problem of problemsOf(error)) console.error(`Rowlock cannot migrate: ${problem}`);
  process.exitCode = 1;
}

function missing({ DATABASE_URL }: Readonly<Record<string, string | undefined>>): string[] {
  return DATABASE_URL ? [] : ['DATABASE_URL: must be given; an embedded PostgreSQL is migrated at each start'];
}
