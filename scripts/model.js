// npm run model -- --runs 1000 --seed 7: so many runs of what buyers, workers and the provider may do, on a real server and on the
// model of test/model/. Stops at the first difference, and prints the events that lead to it. The same seed gives the same runs.
import { parseArgs } from 'node:util';
import { runTests } from './run-tests.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
console.log(`${values.runs} runs with the seed ${values.seed}`);
runTests(['test/model/server.test.ts'], { MODEL_RUNS: values.runs, MODEL_SEED: values.seed });
