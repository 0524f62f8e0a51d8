import { expect, test } from 'vitest';
import { problemsOf } from './problems.ts';

const DATABASE = { DATABASE_URL: 'postgresql://pooler', JWT_SECRET: 'thirty-two bytes and then a few more' };
const POOLED = { ...DATABASE, DATABASE_POOLER: 'pgbouncer' };

test('a pooler needs no way around it when the jobs are on Redis', () => {
  expect(problemsOf({ ...POOLED, REDIS_URL: 'redis://h' })).toEqual([]);
  expect(problemsOf({ ...POOLED, DATABASE_DIRECT_URL: 'postgresql://direct' })).toEqual([]);
});

test.each<[Record<string, string>, string]>([
  [
    { DATABASE_POOLER: 'pgbouncer', REDIS_URL: 'redis://h' },
    'DATABASE_POOLER: needs DATABASE_URL, which leads to the pooler',
  ],
  [
    { ...DATABASE, DATABASE_DIRECT_URL: 'postgresql://direct' },
    'DATABASE_DIRECT_URL: is for a DATABASE_URL that leads to a pooler; set DATABASE_POOLER',
  ],
  [
    POOLED,
    'DATABASE_DIRECT_URL: must be given with DATABASE_POOLER and without REDIS_URL: jobs on PostgreSQL need sessions',
  ],
  [{ ...DATABASE, DATABASE_POOLER: 'on', REDIS_URL: 'redis://h' }, 'DATABASE_POOLER: must be pgbouncer'],
  [
    { ...POOLED, DATABASE_DIRECT_URL: 'mysql://direct' },
    'DATABASE_DIRECT_URL: must be a URL that starts with postgres:// or postgresql://',
  ],
])('a wrong setting is reported in one line: %j', (environment, problem) => {
  expect(problemsOf(environment)).toEqual([problem]);
});
