import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { RateLimit } from './rate-limiter.ts';
import type { RedisConnection } from './redis.ts';

/** What was spent of a budget, and what is left of it. */
export interface Spending {
  limit: number;
  remaining: number;
  /** Until it is full again. */
  resetSeconds: number;
  /** 0: it was spent. Otherwise nothing was, and this is how long to wait. */
  waitSeconds: number;
}

/** Of one key, from `start` on. */
interface Span {
  start: number;
  /** By this process, and by others as far as it is known. */
  spent: number;
  /** By this process, since it last told the others. */
  untold: number;
  isTelling: boolean;
}

/** Keys that are remembered. Who uses more addresses than this is not slowed by counting each. */
const MAX_KEYS = 100_000;
/** A process tells the others when it has counted this part of the limit: most keys never come so far. */
const TOLD_AT = 1 / 20;

/**
 * Counts what is spent by key, in spans of time of a fixed length, for limits that are looked at with each request. The
 * process counts by itself and at once, without waiting for Redis, and tells the others afterwards. So of several processes
 * each may let a twentieth of the limit pass that the others do not know of, and while Redis is away each has a limit of its
 * own.
 */
export class SharedBudgets {
  readonly #limit: RateLimit;
  readonly #redis: RedisConnection | undefined;
  readonly #clock: Clock;
  readonly #spans = new LRUCache<string, Span>({ max: MAX_KEYS });

  constructor({ limit, redis, clock }: { limit: RateLimit; redis: RedisConnection | undefined; clock: Clock }) {
    this.#limit = limit;
    this.#redis = redis;
    this.#clock = clock;
  }

  /** @param amount at most the limit: more is always refused */
  spend(key: string, amount: number): Spending {
    const span = this.#spanOf(key);
    const { points: limit } = this.#limit;
    const isRefused = span.spent + amount > limit;
    if (!isRefused) this.#count(key, span, amount);
    const resetSeconds = Math.max(1, Math.ceil((span.start - this.#now()) / 1000 + this.#limit.seconds));
    const remaining = Math.max(0, limit - span.spent);
    return { limit, remaining, resetSeconds, waitSeconds: isRefused ? resetSeconds : 0 };
  }

  /** What was spent in this span does not count after all; what was spent before it is forgotten anyway. */
  giveBack(key: string, amount: number): void {
    const span = this.#spanOf(key);
    this.#count(key, span, -Math.min(amount, span.spent));
  }

  #spanOf(key: string): Span {
    const milliseconds = this.#limit.seconds * 1000;
    const now = this.#now();
    const known = this.#spans.get(key);
    if (known && now < known.start + milliseconds) return known;
    // The same for all processes. Of different keys at different times, so that not all clients come back at one moment.
    const offset = offsetOf(key) % milliseconds;
    const start = now - ((now - offset) % milliseconds);
    const span = { start, spent: 0, untold: 0, isTelling: false };
    this.#spans.set(key, span);
    return span;
  }

  #count(key: string, span: Span, amount: number): void {
    span.spent += amount;
    span.untold += amount;
    if (Math.abs(span.untold) >= this.#limit.points * TOLD_AT) void this.#tell(key, span);
  }

  /** Adds to what all processes count, and learns their sum. */
  async #tell(key: string, span: Span): Promise<void> {
    const redis = this.#redis;
    if (redis?.status !== 'ready' || span.isTelling) return;
    const told = span.untold;
    span.isTelling = true;
    try {
      const name = `budget:${this.#limit.name}:${key}:${span.start}`;
      const answers = await redis.multi().incrby(name, told).expire(name, this.#limit.seconds).exec();
      const sum = Number(answers?.[0]?.[1]);
      if (!Number.isFinite(sum)) return;
      span.untold -= told;
      span.spent = sum + span.untold;
    } catch {
      // It is told together with what comes next.
    } finally {
      span.isTelling = false;
    }
  }

  #now(): number {
    return this.#clock().getTime();
  }
}

/** A whole number that is always the same for a key (FNV-1a). */
function offsetOf(key: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 16_777_619);
  return hash >>> 0;
}
