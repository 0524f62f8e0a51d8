import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const SECRET = 'pm_card_of_a_buyer';

const resources = new Resources();
let database: Database;
beforeAll(async () => {
  database = resources.use(openDatabase(resources.use(await cloneDatabase()).url));
});
afterAll(() => resources[Symbol.asyncDispose]());

async function logged(failing: () => Promise<unknown>): Promise<string> {
  const lines = new PassThrough();
  const error: unknown = await failing().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  createLogger('info', lines).error({ error }, 'failed');
  createLogger('info', lines).error({ error: new Error('wrapped', { cause: error }) }, 'failed');
  return String(lines.read());
}

const failures: [string, () => Promise<unknown>][] = [
  ['a value that PostgreSQL cannot read', () => database.prisma.$queryRaw`select ${SECRET}::text::uuid`],
  ['a number that is out of range', () => database.prisma.$queryRaw`select cast(${`9${'9'.repeat(20)}`} as text)::int`],
  [
    'a row that a check refuses',
    () => database.prisma.$executeRaw`insert into account (id, email, name, password_hash, version)
      values (gen_random_uuid(), ${`${SECRET}@example.com`}, ${SECRET}, ${SECRET}, null)`,
  ],
  [
    'a call of Prisma with a wrong argument',
    () => database.prisma.account.create({ data: { email: SECRET, name: 1, passwordHash: SECRET } as never }),
  ],
  ['a client of Redis', () => Promise.reject(Object.assign(new Error('ERR'), { command: { args: [SECRET] } }))],
];

test.each(failures)('a line of the log about %s has the place in the code and no value', async (_, failing) => {
  const lines = await logged(failing);
  expect(lines).not.toContain(SECRET);
  expect(lines).not.toContain('99999');
  expect(lines).toMatch(/ at /);
});
