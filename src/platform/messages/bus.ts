import { setTimeout as sleep } from 'node:timers/promises';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { UnavailableError } from '../database/errors.ts';
import type { Logger } from '../logger.ts';
import { connectRedis, failFast, parseRedisUrl } from '../redis/redis.ts';

/**
 * Messages between processes. They may be lost at any time: a listener also reads the database at intervals, and at
 * once when the bus is restored after a break. Features use it through a Topic.
 */
export interface MessageBus extends AsyncDisposable {
  publish(channel: string, message: unknown): Promise<void>;
  /** Resolves when messages from now on will arrive; rejects while the bus is away. */
  subscribe(channel: string, listener: (message: unknown) => void): Promise<Subscription>;
  /** Called each time that the bus is back after a break. */
  onRestored(listener: () => void): void;
}

export interface Subscription {
  unsubscribe(): void;
}

export function createMessageBus(options: { redisUrl: string | undefined; logger: Logger }): MessageBus {
  const { redisUrl, logger } = options;
  return redisUrl === undefined ? new InProcessBus() : new RedisBus({ redisUrl, logger });
}

class InProcessBus implements MessageBus {
  readonly #listeners = new Map<string, Set<(message: unknown) => void>>();

  publish(channel: string, message: unknown): Promise<void> {
    for (const listener of this.#listeners.get(channel) ?? []) listener(message);
    return Promise.resolve();
  }

  subscribe(channel: string, listener: (message: unknown) => void): Promise<Subscription> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return Promise.resolve({
      unsubscribe: () => {
        listeners.delete(listener);
        if (listeners.size === 0) this.#listeners.delete(channel);
      },
    });
  }

  onRestored(): void {
    // It never breaks.
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }
}

/** A watcher waits no longer than that for the bus. */
const SUBSCRIBE_TIMEOUT_MS = 1000;
const PING_MS = 2000;
const AWAY = 'the message bus is away';

/** Connected, or reconnecting by itself; publishing while it is not connected fails at once instead of piling up. */
class RedisBus implements MessageBus {
  readonly #pubSub: RedisPubSub;
  readonly #prefix: string;
  readonly #restoredListeners = new Set<() => void>();
  readonly #pending = new Set<Promise<number>>();
  readonly #pinging: NodeJS.Timeout;

  constructor({ redisUrl, logger }: { redisUrl: string; logger: Logger }) {
    this.#prefix = prefixOf(redisUrl);
    // What is published in one turn of the event loop goes to Redis together: a batch of holds has a message for each showing.
    const publisher = connectRedis(redisUrl, { ...failFast, enableAutoPipelining: true });
    const subscriber = connectRedis(redisUrl, { maxRetriesPerRequest: null });
    for (const connection of [publisher, subscriber]) {
      connection.on('error', (error: Error) => logger.warn({ error }, 'the message bus is away'));
    }
    let readyBefore = false;
    subscriber.on('close', () => logger.warn('the message bus is away; watchers follow the database'));
    subscriber.on('ready', () => {
      if (readyBefore) for (const listener of this.#restoredListeners) listener();
      readyBefore = true;
    });
    // While nothing is published only this notices that a subscriber is no longer connected.
    this.#pinging = setInterval(() => void subscriber.ping().catch(() => undefined), PING_MS).unref();
    // The library ignores what these return, and an unhandled rejection ends the process.
    const unsubscribe = subscriber.unsubscribe.bind(subscriber) as (channel: string) => Promise<unknown>;
    subscriber.unsubscribe = ((channel: string) =>
      unsubscribe(channel).catch(() => undefined)) as typeof subscriber.unsubscribe;
    subscriber.punsubscribe = () => Promise.resolve();
    this.#pubSub = new RedisPubSub({ publisher, subscriber });
  }

  /** @throws {UnavailableError} at once while the bus is away: a cluster would wait until it is back */
  async publish(channel: string, message: unknown): Promise<void> {
    if (this.#pubSub.getPublisher().status !== 'ready') throw new UnavailableError(AWAY);
    await this.#pubSub.publish(this.#prefix + channel, message);
  }

  /** @throws {UnavailableError} at once while the bus is away, and soon when it does not answer */
  async subscribe(name: string, listener: (message: unknown) => void): Promise<Subscription> {
    const channel = this.#prefix + name;
    if (this.#pubSub.getSubscriber().status !== 'ready') throw new UnavailableError(AWAY);
    const subscribing = this.#pubSub.subscribe(channel, listener);
    const unsubscribe = (id: number) => this.#pubSub.unsubscribe(id);
    void this.#pendingPromise(channel)?.catch(() => undefined);
    this.#pending.add(subscribing);
    const subscribed = subscribing.finally(() => this.#pending.delete(subscribing));
    const id = await Promise.race([subscribed, sleep(SUBSCRIBE_TIMEOUT_MS, undefined, { ref: false })]);
    if (id !== undefined) return { unsubscribe: () => unsubscribe(id) };
    // If it succeeds after all, its subscriber is gone.
    subscribed.then(unsubscribe).catch(() => undefined);
    throw new UnavailableError('the message bus does not answer');
  }

  /** The library keeps a promise for others who subscribe to the same channel meanwhile; there may be none. */
  #pendingPromise(channel: string): Promise<unknown> | undefined {
    const { subsPendingRefsMap } = this.#pubSub as unknown as {
      subsPendingRefsMap: Map<string, { pending: Promise<unknown> }>;
    };
    return subsPendingRefsMap.get(channel)?.pending;
  }

  onRestored(listener: () => void): void {
    this.#restoredListeners.add(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#pinging);
    await Promise.race([Promise.allSettled(this.#pending), sleep(500, undefined, { ref: false })]);
    for (const connection of [this.#pubSub.getPublisher(), this.#pubSub.getSubscriber()]) {
      connection.removeAllListeners('close');
      connection.disconnect();
    }
  }
}

/** Redis delivers messages whatever database is selected: installations on databases of one server must not hear each other. */
function prefixOf(redisUrl: string): string {
  const { protocol, name } = parseRedisUrl(redisUrl);
  const isNumbered = protocol === 'redis' || protocol === 'rediss';
  const database = isNumbered ? Number.parseInt(name, 10) || 0 : 0;
  return database > 0 ? `${database}:` : '';
}
