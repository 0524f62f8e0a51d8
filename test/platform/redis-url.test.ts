import { describe, expect, test } from 'vitest';
import { parseRedisUrl } from '../../src/platform/redis/redis.ts';

describe('a Redis URL', () => {
  test.each([
    [
      'redis-sentinel://a:26380,b/primary',
      {
        ...{ protocol: 'redis-sentinel', username: '', password: '', name: 'primary' },
        nodes: [
          { host: 'a', port: 26_380 },
          { host: 'b', port: 26_379 },
        ],
      },
    ],
    [
      'redis-cluster://user:pass@10.0.0.1:7000,node-2,10.0.0.3:7002',
      {
        ...{ protocol: 'redis-cluster', username: 'user', password: 'pass', name: '' },
        nodes: [
          { host: '10.0.0.1', port: 7000 },
          { host: 'node-2', port: 6379 },
          { host: '10.0.0.3', port: 7002 },
        ],
      },
    ],
    [
      'redis-cluster://:p%40ss%3Aw%2Ford@h',
      {
        ...{ protocol: 'redis-cluster', username: '', password: 'p@ss:w/ord', name: '' },
        nodes: [{ host: 'h', port: 6379 }],
      },
    ],
    [
      'redis-sentinel://u:with:colons@h:1/my%20primary',
      {
        ...{ protocol: 'redis-sentinel', username: 'u', password: 'with:colons', name: 'my primary' },
        nodes: [{ host: 'h', port: 1 }],
      },
    ],
    [
      'redis-cluster://[::1]:7000,[2001:db8::1]',
      {
        ...{ protocol: 'redis-cluster', username: '', password: '', name: '' },
        nodes: [
          { host: '::1', port: 7000 },
          { host: '2001:db8::1', port: 6379 },
        ],
      },
    ],
  ])('is read: %s', (url, address) => {
    expect(parseRedisUrl(url)).toEqual(address);
  });
});
