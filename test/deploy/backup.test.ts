import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const DAY_S = 86_400;

const resources = new Resources();
let programs: string;
let backups: string;

beforeAll(async () => {
  const folder = resources.use(await temporaryDirectory()).path;
  [programs, backups] = [path.join(folder, 'bin'), path.join(folder, 'backups')];
  await Promise.all([mkdir(programs), mkdir(backups)]);
});
afterAll(() => resources[Symbol.asyncDispose]());

/** In the place of pg_dump, whose version has to be the server's: it gets the file to write as its last parameter. */
async function pgDump(script: string): Promise<void> {
  const file = path.join(programs, 'pg_dump');
  await writeFile(file, `#!/bin/sh\nfile="\${2#--file=}"\n${script}\n`);
  await chmod(file, 0o755);
}

/** @returns the exit code */
function backup(what: string): Promise<number> {
  const script = path.join(projectRoot, 'deploy/compose/backup.sh');
  const env = { PATH: `${programs}:${process.env['PATH']}`, BACKUP_DIR: backups, BACKUP_KEEP_DAYS: '14' };
  return promisify(execFile)('sh', [script, what], { env }).then(
    () => 0,
    (error: unknown) => (error as { code: number }).code,
  );
}

async function madeDaysAgo(name: string, days: number): Promise<void> {
  const file = path.join(backups, name);
  const then = Date.now() / 1000 - days * DAY_S;
  await writeFile(file, 'an older one');
  await utimes(file, then, then);
}

test('without a backup the check fails', async () => {
  expect(await backup('check')).toBe(1);
});

test('one that fails leaves nothing behind, and no older one is deleted', async () => {
  await madeDaysAgo('rowlock-old.dump', 30);
  await pgDump('echo half > "$file"; exit 1');
  expect(await backup('once')).toBe(1);
  expect(await readdir(backups)).toEqual(['rowlock-old.dump']);
  expect(await backup('check')).toBe(1);
});

test('one that succeeds can be read by its owner alone, and ends those that are too old', async () => {
  await madeDaysAgo('rowlock-older.dump', 10);
  await madeDaysAgo('rowlock-cut-short.dump.part', 1);
  await pgDump('echo whole > "$file"');
  expect(await backup('once')).toBe(0);
  const names = (await readdir(backups)).toSorted();
  expect(names).toEqual([
    expect.stringMatching(/^rowlock-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.dump$/),
    'rowlock-older.dump',
  ]);
  const made = path.join(backups, names[0] ?? '');
  expect(await readFile(made, 'utf8')).toBe('whole\n');
  expect((await stat(made)).mode & 0o777).toBe(0o600);
  expect(await backup('check')).toBe(0);
});
