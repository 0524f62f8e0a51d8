import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { problemsOf } from './problems.ts';

const DATABASE = { DATABASE_URL: 'postgresql://primary', JWT_SECRET: 'thirty-two bytes and then a few more' };

test('several replicas have commas between them, and spaces do not count', () => {
  const { databaseReplicaUrls } = readConfig({
    ...DATABASE,
    DATABASE_REPLICA_URLS: 'postgresql://one/rowlock, postgresql://two:5433/rowlock',
  });
  expect(databaseReplicaUrls).toEqual(['postgresql://one/rowlock', 'postgresql://two:5433/rowlock']);
  expect(readConfig(DATABASE).databaseReplicaUrls).toEqual([]);
});

test.each<[Record<string, string>, string]>([
  [
    { DATABASE_REPLICA_URLS: 'postgresql://replica' },
    'DATABASE_REPLICA_URLS: needs DATABASE_URL, which the replicas follow',
  ],
  [
    { ...DATABASE, DATABASE_REPLICA_URLS: 'postgresql://one,two' },
    'DATABASE_REPLICA_URLS: must be a URL that starts with postgres:// or postgresql://',
  ],
])('a wrong setting is reported in one line: %j', (environment, problem) => {
  expect(problemsOf(environment)).toEqual([problem]);
});
