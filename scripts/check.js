/**
 * npm run check              everything that has to hold before a change lands; stops at the first failure
 * npm run check -- --static  the same without the tests
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** A contract of the API that may be beside the checkout. What it has and the API lacks is still to be built. */
const CONTRACT = '../shared/check-contract.mjs';

const steps = [
  { name: 'generated sources', command: 'node scripts/generate.js --check' },
  { name: 'types', command: 'tsc' },
  { name: 'types of the page', command: 'tsc --project web --noEmit' },
  { name: "types of the page's tests", command: 'tsc --project test/web' },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings' },
  { name: 'format', command: 'prettier --check .' },
  { name: 'import rules', command: 'depcruise src test bench scripts web/src *.ts' },
  { name: 'fresh schema.graphql', command: 'tsx scripts/schema.ts --check' },
  { name: 'fresh settings', command: 'tsx scripts/settings.ts --check' },
  { name: 'migrations agree with prisma/schema', command: 'tsx scripts/migration.ts' },
  ...(existsSync(path.join(root, CONTRACT))
    ? [{ name: 'contract', command: `node ${CONTRACT}`, judge: keepsContract }]
    : []),
  ...(process.argv.includes('--static') ? [] : [{ name: 'tests', command: 'vitest run', isLive: true }]),
];

for (const step of steps) {
  const began = performance.now();
  if (step.isLive) console.log(`      ${step.name}`);
  const { succeeded, output } = run(step);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${succeeded ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
  if (!succeeded) {
    console.error(output);
    process.exitCode = 1;
    break;
  }
  if (step.judge) console.log(`       ${output.split('\n').at(-1)}`);
}

/** @param {{ command: string, isLive?: boolean, judge?: (output: string) => boolean }} step */
function run({ command, isLive = false, judge }) {
  const [program = '', ...parameters] = command.split(' ');
  const bin = path.join(root, 'node_modules/.bin');
  // Into a file: a program that ends with process.exit() may lose what it wrote to a pipe.
  const directory = mkdtempSync(path.join(tmpdir(), 'rowlock-check-'));
  const file = openSync(path.join(directory, 'output'), 'w+');
  const { status, error } = spawnSync(program, parameters, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}` },
    stdio: isLive ? 'inherit' : ['ignore', file, file],
  });
  const written = readFileSync(path.join(directory, 'output'), 'utf8');
  closeSync(file);
  rmSync(directory, { recursive: true });
  const output = [written, error?.message].filter(Boolean).join('\n').trim();
  return { succeeded: judge ? judge(output) : status === 0, output };
}

/**
 * Whether the API is as the contract says. Each kind of difference has a line, as in `FIELD_CHANGED_KIND (2)`; what was
 * "removed" is still to be built.
 *
 * @param {string} output
 */
function keepsContract(output) {
  const lines = output.split('\n');
  const kinds = lines.filter((line) => /^[A-Z_]+ \(\d+\)$/.test(line));
  const isComplete = /contract( holds)?$/.test(lines.at(-1) ?? '');
  const isSecond = !lines.some((line) => line.startsWith('still as in the first contract'));
  return isComplete && isSecond && kinds.every((kind) => kind.includes('_REMOVED'));
}
