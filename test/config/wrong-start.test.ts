import { readdir } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let resources = new Resources();
afterEach(async () => {
  await resources[Symbol.asyncDispose]();
  resources = new Resources();
});

const SECRET = 'thirty-two bytes and then a few more';

/** Starts a server that must fail. @returns the lines on standard error */
async function refusal(settings: Record<string, string>): Promise<string[]> {
  const { path } = resources.use(await temporaryDirectory());
  const server = resources.use(
    new ServerProcess({ environment: { DATA_DIR: path, LOG_LEVEL: 'silent', ...settings } }),
  );
  expect(await server.exited()).toEqual({ code: 1, signal: null });
  expect(server.output).toBe('');
  expect(await readdir(path)).toEqual([]);
  return server.errors.trimEnd().split('\n');
}

test('a wrong setting stops the start with one line, and no file is created', async () => {
  expect(await refusal({ HOLD_SECONDS: 'seven' })).toEqual([
    'Rowlock cannot start: HOLD_SECONDS: must be a whole number from 1 to 86400',
  ]);
});

test('several wrong settings stop the start with one line each', async () => {
  expect((await refusal({ ROLE: 'boss', RATE_LIMITS: 'some' })).sort()).toEqual([
    'Rowlock cannot start: RATE_LIMITS: must be one of on, off',
    'Rowlock cannot start: ROLE: must be one of all, api, worker',
  ]);
});

test.each([
  ['nothing listens', 'postgres://localhost:1/rowlock', /^Rowlock cannot start: .*ECONNREFUSED.*$/],
  ['the host does not exist', 'postgres://nowhere.invalid/rowlock', /^Rowlock cannot start: .*nowhere\.invalid.*$/],
])('a database where %s stops the start with one line', async (_, DATABASE_URL, line) => {
  const lines = await refusal({ DATABASE_URL, JWT_SECRET: SECRET });
  expect(lines).toEqual([expect.stringMatching(line)]);
});
