import type { createRedisBackend } from 'bullmq';
import type { PoolUse } from '../database/connection-pool.ts';

/** BullMQ's connections, and how they are closed. */
export interface Backend {
  /** BullMQ's own types know the one for Redis only. */
  create: typeof createRedisBackend;
  /** For adding jobs, and for working on them. */
  connections: { queue: unknown; worker: unknown };
  prefix: string;
  /** Of its connections to PostgreSQL; undefined with Redis. */
  pool?: () => PoolUse;
  ping(): Promise<unknown>;
  close(): Promise<void>;
}
