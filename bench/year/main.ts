/**
 * npm run year -- fill CONNECTION      migrates an empty database and fills it with a year of a chain of cinemas
 * npm run year -- fill-month CONNECTION   the same with a month of 20 auditoriums that is over
 * npm run year -- queries CONNECTION   runs every query on it, and prints how long they took
 * npm run year -- explain CONNECTION   prints how PostgreSQL runs those of docs/queries.md
 * npm run year -- sizes CONNECTION     prints how large the tables are, with and without the free seats of past showings: drops them
 *
 * CONNECTION can be left out: then it is an embedded PostgreSQL of its own in .year/, which is kept.
 */
import { migrate } from '../../src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { Resources } from '../../src/platform/resources.ts';
import { explainChanges } from './explain.ts';
import { fillYear } from './fill.ts';
import { measureYear } from './measure.ts';
import { reportOf } from './report.ts';
import { PAST_MONTH, YEAR } from './size.ts';
import { measureSizes } from './sizes.ts';

const COMMANDS: Record<string, (connectionString: string) => Promise<void>> = {
  async fill(connectionString) {
    await migrate(connectionString);
    await fillYear(connectionString, YEAR, console.log);
  },
  async 'fill-month'(connectionString) {
    await migrate(connectionString);
    await fillYear(connectionString, PAST_MONTH, console.log);
  },
  async queries(connectionString) {
    await migrate(connectionString);
    console.log(reportOf(await measureYear(connectionString)));
  },
  async explain(connectionString) {
    await migrate(connectionString);
    console.log(await explainChanges(connectionString));
  },
  async sizes(connectionString) {
    await migrate(connectionString);
    console.log(await measureSizes(connectionString));
  },
};

async function main([name = '', given]: string[]): Promise<void> {
  const command = COMMANDS[name];
  if (!command) throw new Error(`one of ${Object.keys(COMMANDS).join(', ')} is needed`);
  await using resources = new Resources();
  const connectionString = given ?? resources.use(await startEmbeddedPostgres({ dataDir: '.year' })).connectionString;
  await command(connectionString);
}

await main(process.argv.slice(2));
