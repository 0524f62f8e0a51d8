import { expect, test } from 'vitest';
import { givenRedis } from '../support/servers.ts';

test('the tests empty the Redis of TEST_REDIS_URL, and never the one of REDIS_URL', () => {
  const [developers, tests] = ['redis://127.0.0.1:6379', 'redis://127.0.0.1:6380'];
  expect(givenRedis({ REDIS_URL: developers })).toBeUndefined();
  expect(givenRedis({ REDIS_URL: developers, TEST_REDIS_URL: '' })).toBeUndefined();
  expect(givenRedis({ REDIS_URL: developers, TEST_REDIS_URL: tests })).toBe(tests);
});
