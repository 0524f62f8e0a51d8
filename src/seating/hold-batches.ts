import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../platform/database/database.ts';
import { OutcomeUnknownError, UnavailableError } from '../platform/database/errors.ts';
import type { Writer } from '../platform/database/transaction.ts';
import type { Topic } from '../platform/messages/topic.ts';
import type { Queues } from '../platform/queues/queues.ts';
import { type TracePoint, tracing } from '../platform/tracing/tracing.ts';
import { expireHoldJob } from './expire-hold.job.ts';
import type { SeatState } from './seat-state.ts';
import { claimsOf, type HoldTerms, seatKey, type SeatRequest, type SeatsTaken, takeSeats } from './sql/take-seats.ts';

/** Requests in one statement. */
const MOST = 64;

const ALONE = () => ({ name: 'take seats alone' });

interface Waiting {
  readonly request: SeatRequest;
  readonly claims: readonly string[];
  /** Since one of its seats went to another request it only looks, and is refused when the seat is still taken. */
  onlyLooks: boolean;
  readonly resolve: (answer: SeatsTaken | Promise<SeatsTaken>) => void;
  readonly reject: (error: unknown) => void;
  readonly point: TracePoint | undefined;
}

/**
 * Takes seats for many requests with one statement, and so with one commit: what arrives while a statement is under way
 * is gathered for the next one. A request that comes alone goes at the end of the turn of the event loop.
 *
 * - First come, first served: a later request for the same seat, or of the same account, is not in the same statement,
 *   and none overtakes it.
 * - A seat that another process or a long transaction has locked does not hold up the others: its request goes on alone,
 *   and waits for the lock there. So does a request of an account of which another process has just taken seats.
 * - When the statement fails, its requests and those that wait go on alone, so that none fails because of another.
 */
export class HoldBatches {
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #seatTopic: Topic<SeatState[]>;
  readonly #terms: HoldTerms;
  /** A batch does not run in the context of one of its requests. */
  readonly #context = new AsyncResource('HoldBatches');
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(dependencies: { database: Database; queues: Queues; seatTopic: Topic<SeatState[]>; terms: HoldTerms }) {
    this.#database = dependencies.database;
    this.#queues = dependencies.queues;
    this.#seatTopic = dependencies.seatTopic;
    this.#terms = dependencies.terms;
  }

  /** @throws {UnavailableError | OutcomeUnknownError} and when a constraint refuses the hold */
  take(request: SeatRequest): Promise<SeatsTaken> {
    return new Promise((resolve, reject) => {
      const claims = claimsOf(request);
      this.#waiting.push({ request, claims, onlyLooks: false, resolve, reject, point: tracing.current });
      if (!this.#isRunning) void this.#context.runInAsyncScope(() => this.#run());
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // So that requests that arrive together are not one and the rest.
      await nextTurn();
      await this.#takeTogether(this.#nextBatch());
    }
    this.#isRunning = false;
  }

  /** The first of those that wait, without any that wants what an earlier one wants, which may have to wait on itself. */
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const claimed = new Set<string>();
    this.#waiting = this.#waiting.filter((waiting) => {
      if (batch.length === MOST) return true;
      if (waiting.onlyLooks) return batch.push(waiting) === 0;
      const isFirst = waiting.claims.every((claim) => !claimed.has(claim));
      for (const claim of waiting.claims) claimed.add(claim);
      if (isFirst) batch.push(waiting);
      return !isFirst;
    });
    return batch;
  }

  async #takeTogether(batch: readonly Waiting[]): Promise<void> {
    const requests = batch.filter(({ onlyLooks }) => !onlyLooks).map(({ request }) => request);
    const looks = batch.filter(({ onlyLooks }) => onlyLooks).map(({ request }) => request);
    try {
      const points = batch.map(({ point }) => point);
      const answers = await tracing.together({ name: 'take seats' }, points, () =>
        this.#database.singleStatement((statement) => this.#take(statement, requests, { looks, waits: false })),
      );
      this.#letLook(batch, answers);
      for (const waiting of batch) {
        const answer = answers.get(waiting.request.holdId);
        waiting.resolve(answer && this.#isDecided(waiting.request, answer) ? answer : this.#takeAlone(waiting));
      }
    } catch (error) {
      if (error instanceof OutcomeUnknownError) for (const { reject } of batch) reject(error);
      else this.#waiting.unshift(...batch);
      for (const waiting of this.#waiting.splice(0)) waiting.resolve(this.#takeAlone(waiting));
    }
  }

  /** Those who wait for a seat that is not free: there may be many, and they need not wait for each other. */
  #letLook(batch: readonly Waiting[], answers: ReadonlyMap<string, SeatsTaken>): void {
    const gone = new Set<string>();
    for (const { request } of batch) {
      const { expiresAt, known = [], free = [] } = answers.get(request.holdId) ?? {};
      const left = new Set(expiresAt ? [] : free);
      for (const seatId of known) if (!left.has(seatId)) gone.add(seatKey(request.showingId, seatId));
    }
    for (const waiting of this.#waiting) waiting.onlyLooks ||= waiting.claims.some((claim) => gone.has(claim));
  }

  #takeAlone({ request, point }: Waiting): Promise<SeatsTaken> {
    return tracing.within(point, () => tracing.inner(ALONE, () => this.#takeWaiting(request)));
  }

  /** Waits for locks. */
  async #takeWaiting(request: SeatRequest): Promise<SeatsTaken> {
    for (let attempt = 0; attempt <= this.#terms.accountLimit; attempt++) {
      const answers = await this.#database.singleStatement(
        (statement) => this.#take(statement, [request], { waits: true }),
        { locking: request.showingId },
      );
      const answer = answers.get(request.holdId);
      if (answer && this.#isDecided(request, answer, { waited: true })) return answer;
      // Another hold of the account came first: look again, and see it. Each has a seat at least, so there is an end.
    }
    throw new UnavailableError('too many holds of one account at once');
  }

  /** Whether it is known if the request can be granted: it was, or there is a reason why not. */
  #isDecided({ seatIds: { length } }: SeatRequest, answer: SeatsTaken, { waited = false } = {}): boolean {
    const { expiresAt, isKeyUsed, onSale, heldBefore, holdsBefore, known, free, missing, stranded } = answer;
    const { accountLimit, holdLimit } = this.#terms;
    if (expiresAt || isKeyUsed || !onSale) return true;
    if (known.length < length) return waited;
    if (missing.length + stranded.length > 0) return true;
    return free.length < length || heldBefore + length > accountLimit || holdsBefore >= holdLimit;
  }

  async #take(
    writer: Writer,
    requests: readonly SeatRequest[],
    options: { looks?: readonly SeatRequest[]; waits: boolean },
  ): Promise<Map<string, SeatsTaken>> {
    const answers = await takeSeats(writer, requests, { terms: this.#terms, ...options });
    const byHold = new Map(answers.map((answer) => [answer.holdId, answer]));
    this.#announce(
      writer,
      requests.flatMap((request) => {
        const { versions = [], expiresAt } = byHold.get(request.holdId) ?? {};
        return expiresAt ? [{ ...request, versions, expiresAt }] : [];
      }),
    );
    return byHold;
  }

  #announce(writer: Writer, taken: readonly (SeatRequest & { versions: number[]; expiresAt: Date })[]): void {
    const changes = new Map<string, SeatState[]>();
    for (const { showingId, seatIds, versions, expiresAt } of taken) {
      const states = seatIds.map((seatId, index) => ({
        seatId,
        status: 'HELD' as const,
        version: versions[index] ?? 0,
      }));
      changes.set(showingId, [...(changes.get(showingId) ?? []), ...states]);
      const deadline = { at: expiresAt, inMs: this.#terms.holdSeconds * 1000 };
      writer.onCommit(() => this.#queues.enqueueAt(expireHoldJob, deadline));
    }
    for (const [showingId, states] of changes) writer.onCommit(() => this.#seatTopic.publish(showingId, states));
  }
}
