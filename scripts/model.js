// npm run model -- --runs 1000 --seed 7: so many runs of what buyers, workers and the provider may do, on a real server and on the
// model of test/model/. Stops at the first difference, and prints the events that lead to it. The same seed gives the same runs.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
console.log(`${values.runs} runs with the seed ${values.seed}`);
const vitest = path.join(path.dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/model/server.test.ts'], {
  cwd: path.resolve(import.meta.dirname, '..'),
  env: { ...process.env, MODEL_RUNS: values.runs, MODEL_SEED: values.seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
