// npm run test:pgbouncer: the tests of concurrency and of faults, and those of the pooler, with every app behind a PgBouncer.
// npm run test:pgbouncer -- test/seating: other tests in the same way. TEST_PGBOUNCER names another program than `pgbouncer`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const given = process.argv.slice(2);
const files = given.length > 0 ? given : ['test/concurrency', 'test/faults', 'test/pooler'];
const vitest = path.join(path.dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  cwd: path.resolve(import.meta.dirname, '..'),
  env: { ...process.env, TEST_POOLER: 'pgbouncer' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
