// npm run upgrade-test -- v0.1.0: the server of that tag, branch or commit, and in place of it this one, while buyers are at work: side by
// side, or, where docs/upgrades.md says so, after a stop. --roll tries it side by side all the same, to see what fails then.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from './run-tests.js';

const root = path.resolve(import.meta.dirname, '..');

const { values, positionals } = parseArgs({
  options: { roll: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [ref = ''] = positionals;
if (positionals.length !== 1) {
  console.error('name one earlier version: npm run upgrade-test -- <tag, branch or commit> [--roll]');
  process.exitCode = 1;
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'rowlock-upgrade-'));
  try {
    buildVersion(ref, folder);
    runTests(['test/upgrades/side-by-side.test.ts'], {
      UPGRADE_FROM: folder,
      UPGRADE_ROLL: values.roll ? '1' : '',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By its own build, and with its own packages if they are others. @param {string} version @param {string} folder */
function buildVersion(version, folder) {
  const name = git('describe', '--always', '--tags', version).toString().trim();
  console.log(`building ${name}`);
  const archive = path.join(folder, 'sources.tar');
  writeFileSync(archive, git('archive', version));
  run('tar', ['--extract', '--file', archive, '--directory', folder], folder);
  if (read(root, 'package-lock.json') === read(folder, 'package-lock.json'))
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  else run('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], folder);
  run(process.execPath, ['scripts/build.js'], folder);
}

/** @param {string} folder @param {string} file */
function read(folder, file) {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** @param {string[]} parameters */
function git(...parameters) {
  return execFileSync('git', parameters, { cwd: root, maxBuffer: 1e9 });
}

/** @param {string} program @param {string[]} parameters @param {string} cwd */
function run(program, parameters, cwd) {
  execFileSync(program, parameters, { cwd, stdio: 'inherit' });
}
