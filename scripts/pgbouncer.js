// npm run test:pgbouncer: the tests of concurrency and of faults, and those of the pooler, with every app behind a PgBouncer.
// npm run test:pgbouncer -- test/seating: other tests in the same way. TEST_PGBOUNCER names another program than `pgbouncer`.
import { runTests } from './run-tests.js';

const given = process.argv.slice(2);
const files = given.length > 0 ? given : ['test/concurrency', 'test/faults', 'test/pooler'];
runTests(files, { TEST_POOLER: 'pgbouncer' });
