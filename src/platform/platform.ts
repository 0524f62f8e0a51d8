import type { SettingValues } from '../config/settings.ts';
import type { Cache } from './cache.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/database.ts';
import type { Logger } from './logger.ts';
import type { Mailer } from './mail/mailer.ts';
import type { MessageBus } from './messages/bus.ts';
import type { platformSettings } from './platform.settings.ts';
import type { Queues } from './queues/queues.ts';
import type { RedisConnection } from './redis/redis.ts';
import type { Resources } from './resources.ts';

/** What every module can have: all that a process opens, whichever way it runs. */
export interface Platform {
  config: SettingValues<typeof platformSettings>;
  /** Whether clients may find out about the API: INTROSPECTION, or its default. */
  showsSchema: boolean;
  database: Database;
  queues: Queues;
  mailer: Mailer;
  bus: MessageBus;
  /** What movies, cinemas, showings and prices are read through, and told of their changes. */
  cache: Cache;
  /** For rate limits, failing fast; undefined without REDIS_URL. */
  redis: RedisConnection | undefined;
  /** Of this installation: those of JWT_SECRET, the newest first, or the one that was made at the first start. */
  secrets: readonly [string, ...string[]];
  clock: Clock;
  logger: Logger;
  /** Closes what a module opens, in the opposite order. */
  resources: Resources;
}
