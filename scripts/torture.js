// npm run torture -- --attempts 100000 --seed 7: buyers and watchers against two apis and two workers while faults strike, until seats were
// tried to be held so often. Checks what is promised during it and at its end. The same seed gives the same choices and the same faults in
// the same order; what happens between them is left to the machine. --history FILE writes every request, answer and fault, a line each.
// --fault NAME, several times: these alone. --buyers 200: so many at once.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from './run-tests.js';

const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    buyers: { type: 'string', default: '200' },
    fault: { type: 'string', multiple: true },
    history: { type: 'string' },
  },
});
console.log(`${values.attempts} attempts with the seed ${values.seed}`);
runTests(['test/torture/torture.test.ts'], {
  TORTURE_ATTEMPTS: values.attempts,
  TORTURE_SEED: values.seed,
  TORTURE_BUYERS: values.buyers,
  ...(values.fault && { TORTURE_FAULTS: values.fault.join('\n') }),
  ...(values.history !== undefined && { TORTURE_HISTORY: path.resolve(values.history) }),
});
