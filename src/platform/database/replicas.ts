import type pg from 'pg';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Logger } from '../logger.ts';
import { Tally } from '../metrics/tally.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { type Fate, fateOf } from './errors.ts';
import type { PrimaryPosition } from './replica-progress.ts';
import { MAX_BEHIND_MS, Replica, type ReplicaOptions, WRITTEN, type Written } from './replica.ts';

const LOOK_EVERY_MS = 500;
/** So far back it is known how far a replica is behind. */
export const KNOWN_BEHIND_MS = 600_000;
/** After that a replica that was never close is told of. */
const FIRST_LOOKS_MS = 2 * MAX_BEHIND_MS;

/** Of a read whose connection has broken. */
const LOST: ReadonlySet<Fate | undefined> = new Set(['elsewhere', 'unknown']);

/** Where a read has come from that a replica may answer; `repeated`: from the primary, since it had failed at a replica. */
const SOURCES = ['replica', 'primary', 'repeated'] as const;

type Read<Result> = (client: PrismaClient) => Promise<Result>;

/**
 * Decides which reads a replica answers. A read gets what had committed MAX_BEHIND_MS before it began, or later, and all that
 * had before the last `changed`; no replica that has that: the primary answers. So it does when a read fails at a replica.
 *
 * Without replicas each read is one of the primary, and nothing is looked at.
 */
export class Replicas implements AsyncDisposable {
  readonly all: readonly Replica[];
  readonly reads: Tally<(typeof SOURCES)[number]>;
  readonly #primary: PrismaClient;
  readonly #primaryPool: ConnectionPool;
  readonly #logger: Logger;
  readonly #positions: PrimaryPosition[] = [];
  /** What was told of each, by its number. */
  readonly #toldClose: (boolean | undefined)[] = [];
  #installation = '';
  #startedAt = Infinity;
  #changedAt = -Infinity;
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: {
    urls: readonly string[];
    toReplica: Omit<ReplicaOptions, 'connectionString'>;
    primary: PrismaClient;
    primaryPool: ConnectionPool;
    logger: Logger;
  }) {
    const { urls, toReplica, primary, primaryPool, logger } = options;
    this.all = urls.map((connectionString) => new Replica({ ...toReplica, connectionString }));
    this.reads = new Tally(urls.length > 0 ? SOURCES : []);
    this.#primary = primary;
    this.#primaryPool = primaryPool;
    this.#logger = logger;
  }

  /** To be called once the database is migrated: positions from before would say that a replica has the tables. */
  start(): void {
    if (this.all.length === 0 || this.#startedAt < Infinity) return;
    this.#startedAt = performance.now();
    void this.#look();
  }

  /** From now on a replica is read only when it has all that is committed now. */
  changed(): void {
    this.#changedAt = performance.now();
  }

  /** @param read only reads, and may be called twice */
  async read<Result>(read: Read<Result>): Promise<Result> {
    if (this.all.length === 0) return await read(this.#primary);
    const replica = this.#next();
    if (!replica) {
      this.reads.add('primary');
      return await read(this.#primary);
    }
    try {
      const result = await read(replica.prisma);
      this.reads.add('replica');
      return result;
    } catch (error) {
      // What else fails, as a read that takes too long, says nothing about the next one.
      if (LOST.has(fateOf(error))) replica.distrust('a connection was lost');
      this.reads.add('repeated');
      return await read(this.#primary);
    }
  }

  /** Those that may be read take turns. */
  #next(): Replica | undefined {
    const readable = this.all.filter((replica) => replica.isClose && replica.asOf > this.#changedAt);
    return readable[this.#turn++ % readable.length];
  }

  /** At the primary, then at each replica by itself: one that is silent does not hold up the others. */
  async #look(): Promise<void> {
    try {
      await this.#lookAtPrimary();
      for (const replica of this.all) replica.compare(this.#positions);
    } catch {
      // What is known becomes old, until the primary answers again.
    }
    this.all.forEach((replica, index) => this.#tell(replica, index));
    if (this.#isClosed) return;
    // Without it none can be compared: the primary has not answered yet.
    if (this.#installation) for (const replica of this.all) void replica.look(this.#installation);
    this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  async #lookAtPrimary(): Promise<void> {
    // From before it was asked: what had committed by then, is before the position.
    const at = performance.now();
    const { rows } = (await this.#primaryPool.run(WRITTEN)) as pg.QueryResult<Written>;
    const [written] = rows;
    if (!written) return;
    this.#installation = written.installation;
    this.#positions.push({ at, lsn: BigInt(written.lsn), timeline: written.timeline });
    const oldest = this.#positions.findIndex((position) => position.at > at - KNOWN_BEHIND_MS);
    this.#positions.splice(0, oldest);
  }

  #tell({ isClose, problem }: Replica, index: number): void {
    const isStarting = this.#toldClose[index] === undefined && performance.now() - this.#startedAt < FIRST_LOOKS_MS;
    if (isClose === this.#toldClose[index] || (!isClose && isStarting)) return;
    this.#toldClose[index] = isClose;
    const replica = index + 1;
    if (isClose) this.#logger.info({ replica }, 'a replica is read');
    else
      this.#logger.warn(
        { replica, problem: problem ?? 'it is behind, or the primary does not answer' },
        'a replica is not read',
      );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.all(this.all.map((replica) => replica[Symbol.asyncDispose]()));
  }
}
