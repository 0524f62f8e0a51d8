import { Cache } from '../../src/platform/cache.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus, type MessageBus } from '../../src/platform/messages/bus.ts';
import { anyMessage, Topic } from '../../src/platform/messages/topic.ts';

/** As an app has it; on a bus of its own when none is given. */
export function emptyCache({
  bus = createMessageBus({ redisUrl: undefined, logger: createLogger('silent') }),
  ...options
}: { bus?: MessageBus; maxAgeMs?: number; maxBytes?: number } = {}): Cache {
  return new Cache({ topic: new Topic('changes', { bus, isMessage: anyMessage }), maxAgeMs: 1000, ...options });
}
