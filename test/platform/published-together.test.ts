import { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { UnavailableError } from '../../src/platform/database/errors.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus } from '../../src/platform/messages/bus.ts';
import { startRedis } from '../support/redis-server.ts';

const logger = createLogger('silent');

test('messages of the same moment go to Redis with one write, and arrive in their order', async () => {
  await using redis = await startRedis();
  await using bus = createMessageBus({ redisUrl: redis.url, logger });
  const received: unknown[] = [];
  await vi.waitUntil(() => bus.subscribe('one', (message) => received.push(message)).catch(() => undefined));
  await bus.subscribe('other', (message) => received.push(message));
  await vi.waitUntil(() =>
    bus.publish('nobody', 'ready').then(
      () => true,
      () => false,
    ),
  );

  const writes = vi.spyOn(Socket.prototype, 'write');
  const numbers = Array.from({ length: 50 }, (_, number) => number);
  await Promise.all(numbers.map((number) => bus.publish(number % 2 === 0 ? 'one' : 'other', { number })));
  const messages = writes.mock.calls.filter(([bytes]) => String(bytes).includes('"number"'));
  writes.mockRestore();
  expect(messages).toHaveLength(1);
  await expect.poll(() => received).toEqual(numbers.map((number) => ({ number })));
});

test.each(['redis://127.0.0.1:1', 'redis-cluster://127.0.0.1:1', 'redis-sentinel://127.0.0.1:1/primary'])(
  'a message for %s, where nothing answers, is refused at once',
  async (redisUrl) => {
    await using bus = createMessageBus({ redisUrl, logger });
    await expect(bus.publish('topic', 'message')).rejects.toThrow(UnavailableError);
  },
);

test('when the connection breaks before an answer, each message is refused', async () => {
  const redis = await startRedis();
  await using bus = createMessageBus({ redisUrl: redis.url, logger });
  await vi.waitUntil(() =>
    bus.publish('nobody', 'ready').then(
      () => true,
      () => false,
    ),
  );
  redis.process.kill('SIGSTOP');
  const published = Promise.allSettled(['one', 'other'].map((channel) => bus.publish(channel, {})));
  await new Promise((resolve) => setImmediate(resolve));
  await redis[Symbol.asyncDispose]();
  for (const outcome of await published) expect(outcome.status).toBe('rejected');
});
