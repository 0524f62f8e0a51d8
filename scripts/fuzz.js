// npm run fuzz -- --requests 10000 --seed 7: sends so many operations of every kind to a real server, and stops at the first
// fault or leak. The same seed gives the same operations.
import { parseArgs } from 'node:util';
import { runTests } from './run-tests.js';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
console.log(`${values.requests} requests with the seed ${values.seed}`);
runTests(['test/fuzz'], { FUZZ_REQUESTS: values.requests, FUZZ_SEED: values.seed });
