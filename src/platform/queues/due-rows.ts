import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../database/database.ts';
import { columns, queryRows } from '../database/rows.ts';
import type { Logger } from '../logger.ts';
import { Tally } from '../metrics/tally.ts';
import { failureText } from './failure-text.ts';

/**
 * Rows of one kind that are due, and that perhaps no job will do: a job may be lost, and then only the row says that
 * something is left to do.
 */
export interface DueRows {
  /** Unique among all kinds, as in "expired-hold". */
  kind: string;
  /** The table whose rows are due; it has a column `id`. */
  table: string;
  /** Further tables, as in `join hold on hold.id = booking.hold_id`. */
  join?: Prisma.Sql;
  /**
   * Which rows are due. For the time it asks `(select clock_timestamp())`, which can use an index. In literals: with a
   * parameter PostgreSQL cannot know that a partial index has the rows, and would read the whole table every second.
   */
  where: Prisma.Sql;
  /** When a row became due: the oldest are taken first. */
  dueAt: Prisma.Sql;
  /** How many are claimed at once. */
  claimSize: number;
  /**
   * A claimed row is left alone for that long; after each further attempt twice as long, up to 256 times. 15 when left out. When
   * handling takes longer, another worker handles the row too, which does no harm.
   */
  leaseSeconds?: number;
  /** Does what is due, if it still is; may run twice. @throws when it could not be done: it is tried again later */
  handle: (id: string) => Promise<unknown>;
  /** The same for all that were claimed, in one statement. When it throws, each is handled by itself. */
  handleAll?: (ids: readonly string[]) => Promise<unknown>;
}

const ROUND_MS = 1000;
const STOP_TIMEOUT_MS = 2000;
const CLEAN_UP_MS = 600_000;
/** Handled by themselves at once, most of the time waiting for a payment provider. */
const CONCURRENCY = 20;
const LEASE_SECONDS = 15;
/** For what is one transaction: the seats of a hold whose worker was killed while it ended it are on sale again soon. */
export const EXPIRY_LEASE_SECONDS = 3;
const MOST_DOUBLINGS = 8;

/**
 * The one mechanism of recovery: every second it claims the due rows of each kind and handles them.
 *
 * A claim is a row of due_row_attempt, made with `for update skip locked` by the database's clock, so that processes
 * share the work. It counts the attempts and says when the row may be claimed again. So a row that cannot be done waits
 * longer and longer, and does not hold up those that became due after it. Nothing marks a row as done but the row
 * itself: it is not due any more, and its claim is deleted some time later.
 */
export class DueRowsRecovery implements AsyncDisposable {
  readonly #parts: { database: Database; logger: Logger };
  readonly #timers: NodeJS.Timeout[];
  /** The running round of each kind: a kind has one at a time, and kinds do not wait for each other. */
  readonly #rounds = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  /** What it has found, by kind: what jobs had not done in time. */
  readonly found: ReadonlyMap<string, Tally<RowOutcome>>;

  constructor(options: { database: Database; logger: Logger; kinds: readonly DueRows[] }) {
    const { kinds, ...parts } = options;
    for (const { kind, where } of kinds) {
      if (where.values.length > 0) throw new Error(`the condition of the due rows "${kind}" has a parameter`);
    }
    this.#parts = parts;
    this.found = new Map(kinds.map(({ kind }) => [kind, new Tally(['done', 'failed'])]));
    this.#timers = [
      setInterval(() => kinds.forEach((due) => this.#startRound(due)), ROUND_MS),
      setInterval(() => void this.#deleteOldClaims(), CLEAN_UP_MS),
    ];
  }

  #startRound(due: DueRows): void {
    if (this.#rounds.has(due.kind)) return;
    const found = this.found.get(due.kind);
    const round = recoverDueRows(due, { ...this.#parts, signal: this.#stopping.signal, found })
      .catch((error: unknown) => this.#parts.logger.warn({ error, kind: due.kind }, 'due rows could not be claimed'))
      .then(() => void this.#rounds.delete(due.kind));
    this.#rounds.set(due.kind, round);
  }

  async #deleteOldClaims(): Promise<void> {
    const { database, logger } = this.#parts;
    try {
      await database.singleStatement(
        (statement) => statement.client.$executeRaw`
          delete from due_row_attempt where next_at < (select clock_timestamp() - interval '1 hour')`,
      );
    } catch (error) {
      logger.warn({ error }, 'old claims of due rows could not be deleted');
    }
  }

  /** A round may be waiting for a payment provider; what it was about stays due. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#timers.forEach(clearInterval);
    this.#stopping.abort();
    await Promise.race([Promise.all(this.#rounds.values()), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  }
}

/**
 * Claims and handles all due rows of one kind. One that fails is logged, and due again later.
 *
 * @param options.signal ends it after the rows that are claimed already
 */
export async function recoverDueRows(due: DueRows, options: Parts & { signal?: AbortSignal }): Promise<void> {
  const { signal, ...parts } = options;
  for (;;) {
    if (signal?.aborted) return;
    const rows = await claim(due, parts.database);
    const claims = rows.filter((row): row is Claim => row.attempts !== null);
    if (claims.length > 0) await handle(due, claims, parts);
    if (rows.length < due.claimSize) return;
  }
}

interface Claim {
  id: string;
  attempts: number;
}

/** `attempts` is null when another process claimed the row after this statement began. */
interface DueRow {
  id: string;
  attempts: number | null;
}

const DUE_ROW = columns<DueRow>({ id: 'due.id', attempts: 'claimed.attempts' });

/**
 * The next due rows, and those of them that are claimed now. Claims are looked up one by one: of rows that are done
 * they stay for an hour, and a join would read them all.
 */
function claim(due: DueRows, database: Database): Promise<DueRow[]> {
  const { kind, table, join, where, dueAt, claimSize, leaseSeconds = LEASE_SECONDS } = due;
  const name = Prisma.raw(table);
  return database.singleStatement((statement) =>
    queryRows(
      statement.client,
      DUE_ROW,
      (row) => Prisma.sql`
        with due as materialized (
          select ${name}.id
          from ${name}
          ${join ?? Prisma.empty}
          where (${where}) and coalesce(
            (
              select attempt.next_at <= clock_timestamp()
              from due_row_attempt as attempt
              where attempt.kind = ${kind}::text and attempt.row_id = ${name}.id
            ),
            true
          )
          order by ${dueAt}
          limit ${claimSize}::int
          for update of ${name} skip locked
        ),
        claimed as (
          insert into due_row_attempt (kind, row_id, next_at)
          select ${kind}::text, due.id, clock_timestamp() + make_interval(secs => ${leaseSeconds}::int)
          from due
          on conflict (kind, row_id) do update set
            attempts = due_row_attempt.attempts + 1,
            next_at = clock_timestamp() + make_interval(
              secs => ${leaseSeconds}::int * power(2, least(due_row_attempt.attempts, ${MOST_DOUBLINGS}::int))
            )
          where due_row_attempt.next_at <= clock_timestamp()
          returning row_id, attempts
        )
        select ${row} from due left join claimed on claimed.row_id = due.id`,
    ),
  );
}

/** How the handling of a claimed row has ended. */
type RowOutcome = 'done' | 'failed';

interface Parts {
  database: Database;
  logger: Logger;
  /** Counts the claimed rows. */
  found?: Tally<RowOutcome> | undefined;
}

async function handle(due: DueRows, claims: readonly Claim[], parts: Parts): Promise<void> {
  if (due.handleAll) {
    try {
      await due.handleAll(claims.map(({ id }) => id));
      await forgetFailures(due, claims, parts);
      parts.found?.add('done', claims.length);
      return;
    } catch (error) {
      parts.logger.warn(
        { error, kind: due.kind, rows: claims.length },
        'due rows failed together; each is handled by itself',
      );
    }
  }
  const limit = pLimit(CONCURRENCY);
  await Promise.all(claims.map((claimed) => limit(() => handleOne(due, claimed, parts))));
}

async function handleOne(due: DueRows, { id, attempts }: Claim, parts: Parts): Promise<void> {
  try {
    await due.handle(id);
    await forgetFailures(due, [{ id, attempts }], parts);
    parts.found?.add('done');
  } catch (error) {
    parts.found?.add('failed');
    parts.logger.warn({ error, kind: due.kind, id, attempts }, 'a due row failed; it is tried again later');
    await keepFailure(due, id, { ...parts, error });
  }
}

/** For staff: see dead-letters. What cannot be written now is written after the next attempt. */
async function keepFailure({ kind }: DueRows, id: string, { database, logger, error }: Parts & { error: unknown }) {
  try {
    await database.singleStatement(
      (statement) => statement.client.$executeRaw`
        update due_row_attempt
        set error = ${failureText(error)}, failed_at = clock_timestamp()
        where due_row_attempt.kind = ${kind} and due_row_attempt.row_id = ${id}::uuid`,
    );
  } catch (failure) {
    logger.warn({ error: failure, kind, id }, 'why a due row failed could not be kept');
  }
}

/** A row that is handled with its first attempt has no failure. */
async function forgetFailures({ kind }: DueRows, claims: readonly Claim[], { database }: Parts): Promise<void> {
  const repeated = claims.filter(({ attempts }) => attempts > 1).map(({ id }) => id);
  if (repeated.length === 0) return;
  await database.singleStatement(
    (statement) => statement.client.$executeRaw`
      update due_row_attempt
      set error = null, failed_at = null
      where due_row_attempt.kind = ${kind} and due_row_attempt.row_id = any (${repeated}::uuid[])
        and due_row_attempt.failed_at is not null`,
  );
}
