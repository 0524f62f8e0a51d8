import { expect, test } from 'vitest';
import { connectRedis } from '../../src/platform/redis/redis.ts';

test.each(['redis://127.0.0.1:1', 'redis-cluster://127.0.0.1:1', 'redis-sentinel://127.0.0.1:1/primary'])(
  'a command to %s, where nothing answers, fails at once when it must not wait',
  async (url) => {
    const redis = connectRedis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    await expect(redis.publish('topic', 'message')).rejects.toThrow(/enableOfflineQueue/);
    redis.disconnect();
  },
);
