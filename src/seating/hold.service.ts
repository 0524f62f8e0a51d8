import { type Hold, Prisma } from '../generated/prisma/client.ts';
import { findRow, oneRow } from '../platform/batches.ts';
import { afterChange } from '../platform/database/after-change.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { cinemasWithRole } from '../platform/identity.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Topic } from '../platform/messages/topic.ts';
import type { Viewer } from '../platform/nodes.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import type { Queues } from '../platform/queues/queues.ts';
import { HoldBatches } from './hold-batches.ts';
import { HoldRequests, type SeatLimits } from './hold-requests.ts';
import {
  againstRules,
  holdExpired,
  holdLimitExceeded,
  idempotencyConflict,
  salesClosed,
  seatLimitExceeded,
  seatsUnavailable,
} from './hold-errors.ts';
import { fingerprintOfSeats, idempotencyKeyProblem } from './idempotency-key.ts';
import { type HoldFilter, isOfCinemas, toSql } from './hold-filter.sql.ts';
import type { SeatRules } from './seat-rules.ts';
import type { SeatCondition } from './selection/seat-conditions.ts';
import type { SeatState } from './seat-state.ts';
import { releaseSeats } from './sql/release-seats.ts';
import type { HoldTerms, SeatRequest, SeatsTaken } from './sql/take-seats.ts';

/** A hold as its account sees it. Its `status` is EXPIRED from its deadline on, even before the row says so. */
export interface HoldView extends Omit<Hold, 'idempotencyKey' | 'requestFingerprint' | 'priceRevision'> {
  /** Until the deadline; 0 when the hold is over. */
  secondsLeft: number;
}

/** As it was read: with what its quotes are made of. */
export interface StoredHold extends HoldView, Pick<Hold, 'priceRevision'> {
  /** Whether its account is a guest. */
  isGuests: boolean;
}

export interface HoldRequest {
  accountId: string;
  showingId: string;
  seatIds: readonly string[];
  idempotencyKey?: string | null | undefined;
  /** Left out: nothing is limited. */
  limits?: SeatLimits;
}

/** Seats that are known to be a possible choice: nothing of the request is checked, and nothing is limited. */
export interface SeatsToTake extends Omit<HoldRequest, 'limits'> {
  /** What the idempotency key stands for; left out: these seats. */
  fingerprint?: string | undefined;
  /** See SeatRules; left out: none. */
  conditions?: readonly SeatCondition[];
}

export interface TakenSeats {
  outcome: Outcome<HoldView>;
  /** Whether a hold was made now: a repeated request is answered with its earlier one. */
  isNew: boolean;
}

export class HoldService {
  readonly #database: Database;
  readonly #seatTopic: Topic<SeatState[]>;
  readonly #batches: HoldBatches;
  readonly #terms: HoldTerms;
  readonly #maxSeats: number;
  readonly #seatRules: SeatRules;
  /** All of them, also those for the best seats. */
  readonly requests = new HoldRequests();

  constructor(dependencies: {
    database: Database;
    queues: Queues;
    seatTopic: Topic<SeatState[]>;
    seatRules: SeatRules;
    holdSeconds: number;
    holdExtensionSeconds: number;
    maxSeatsPerHold: number;
    maxSeatsPerAccount: number;
    maxHoldsPerAccount: number;
  }) {
    const { database, queues, seatTopic, holdSeconds, holdExtensionSeconds, maxSeatsPerAccount, maxHoldsPerAccount } =
      dependencies;
    this.#database = database;
    this.#seatTopic = seatTopic;
    this.#terms = {
      holdSeconds,
      maxHoldSeconds: holdSeconds + holdExtensionSeconds,
      accountLimit: maxSeatsPerAccount,
      holdLimit: maxHoldsPerAccount,
    };
    this.#batches = new HoldBatches({ database, queues, seatTopic, terms: this.#terms });
    this.#maxSeats = dependencies.maxSeatsPerHold;
    this.#seatRules = dependencies.seatRules;
  }

  /**
   * Holds every seat asked for, or none. Refused: InvalidInput, NotFound, SalesClosed, SeatsUnavailable,
   * SeatsBelongTogether, StrandsSingleSeat, SeatLimitExceeded, HoldLimitExceeded, HoldExpired (the key's hold is over),
   * IdempotencyConflict.
   */
  hold(request: HoldRequest): Promise<Outcome<HoldView>> {
    const problem = this.#problemOf(request);
    const problems = problem ? [problem] : [];
    return this.requests.answer({ problems, limits: request.limits, take: () => this.#takeByRules(request) });
  }

  /**
   * The statement itself refuses seats by the rules, so that this costs no query. Only then it is looked whether there is a
   * better choice: without one they are taken all the same.
   */
  async #takeByRules(request: SeatsToTake): Promise<TakenSeats> {
    const conditions = await this.#seatRules.conditionsOf(request);
    const taken = await this.take({ ...request, conditions });
    const refusal = taken.outcome.errors?.[0].kind;
    if (refusal !== 'SeatsBelongTogether' && refusal !== 'StrandsSingleSeat') return taken;
    const problem = await this.#seatRules.problemOf(request);
    if (problem) return { outcome: refused(problem), isNew: false };
    const left = refusal === 'StrandsSingleSeat' ? conditions.filter(({ kind }) => kind === 'MISSING') : [];
    return this.take({ ...request, conditions: left });
  }

  /** Also refused by the conditions. NotFound, SalesClosed, SeatsUnavailable, SeatLimitExceeded, HoldExpired, IdempotencyConflict. */
  async take({
    accountId,
    showingId,
    seatIds,
    idempotencyKey,
    fingerprint,
    conditions = [],
  }: SeatsToTake): Promise<TakenSeats> {
    const request: SeatRequest = {
      holdId: newId(),
      accountId,
      showingId,
      seatIds: seatIds.toSorted(),
      idempotencyKey: idempotencyKey ?? null,
      requestFingerprint: idempotencyKey ? (fingerprint ?? fingerprintOfSeats(seatIds)) : null,
      conditions,
    };
    const answer = await this.#batches.take(request);
    const { expiresAt, extendableUntil } = answer;
    if (!expiresAt || !extendableUntil) {
      return { outcome: await this.#refusal(request, seatIds, answer), isNew: false };
    }
    const { holdId: id } = request;
    const secondsLeft = this.#terms.holdSeconds;
    // By the database's clock, which gave the deadline.
    const createdAt = new Date(expiresAt.getTime() - secondsLeft * 1000);
    const hold = { id, accountId, showingId, seatIds: [...request.seatIds], createdAt, expiresAt, extendableUntil };
    return { outcome: { value: { ...hold, status: 'ACTIVE', secondsLeft } }, isNew: true };
  }

  async #refusal(request: SeatRequest, asked: readonly string[], answer: SeatsTaken): Promise<Outcome<HoldView>> {
    const { showingId, seatIds } = request;
    const { accountLimit, holdLimit } = this.#terms;
    // Also by a hold that the statement could not see yet, since it waited for that one's seats.
    const earlier = await this.replay(request);
    if (earlier) return earlier;
    const repeated = await this.#repeated(request, answer);
    if (repeated) return { value: repeated };
    if (answer.onSale === null) return refused(notFound('showing', 'showingId'));
    if (!answer.onSale) return refused(salesClosed(answer.opensAt));
    const [unknown, ...more] = asked.flatMap((id, index) =>
      answer.known.includes(id) ? [] : [notFound('seat', 'seatIds', index)],
    );
    if (unknown) return refused(unknown, ...more);
    if (answer.heldBefore + seatIds.length > accountLimit) {
      const message = `An account can hold ${accountLimit} seats of a showing; this one holds ${answer.heldBefore} already.`;
      return refused(seatLimitExceeded(accountLimit, message));
    }
    if (answer.holdsBefore >= holdLimit) return refused(holdLimitExceeded(holdLimit));
    const taken = seatIds.filter((id) => !answer.free.includes(id));
    if (taken.length > 0) return refused(seatsUnavailable({ showingId, seatIds: taken, wantedIds: seatIds }));
    return refused(againstRules(showingId, answer));
  }

  /** A buyer who asks again without a key, since the answer was lost, gets the hold of exactly these seats. */
  async #repeated(request: SeatRequest, { heldBefore, free }: SeatsTaken): Promise<HoldView | undefined> {
    const { accountId, showingId, seatIds, idempotencyKey } = request;
    if (idempotencyKey !== null || heldBefore < seatIds.length || free.length > 0) return undefined;
    const [own] = await this.#find(
      Prisma.sql`hold.account_id = ${accountId}::uuid and hold.showing_id = ${showingId}::uuid
        and hold.seat_ids = ${seatIds}::uuid[] and hold.status = 'ACTIVE' and hold.expires_at > clock_timestamp()`,
    );
    return own;
  }

  #problemOf({ showingId, seatIds, idempotencyKey }: HoldRequest): UserError | undefined {
    if (seatIds.length === 0) return invalidInput('At least one seat must be named.', 'seatIds');
    if (seatIds.length > this.#maxSeats) {
      return seatLimitExceeded(this.#maxSeats, `At most ${this.#maxSeats} seats can be held at once.`);
    }
    const double = seatIds.findIndex((id, index) => seatIds.indexOf(id) !== index);
    if (double >= 0) return invalidInput('This seat is named twice.', 'seatIds', double);
    if (!isId(showingId)) return notFound('showing', 'showingId');
    const unknown = seatIds.findIndex((id) => !isId(id));
    if (unknown >= 0) return notFound('seat', 'seatIds', unknown);
    return idempotencyKeyProblem(idempotencyKey);
  }

  /**
   * The same key and input give the same hold, until it is over; undefined when the key is new, or there is none.
   * Refused: IdempotencyConflict, HoldExpired.
   */
  async replay(request: KeyedRequest): Promise<Outcome<HoldView> | undefined> {
    if (request.idempotencyKey === null) return undefined;
    const [earlier] = await queryRows(
      this.#database.prisma,
      KEYED_HOLD,
      (hold) => Prisma.sql`
        select ${hold}
        from hold
        where hold.account_id = ${request.accountId}::uuid and hold.idempotency_key = ${request.idempotencyKey}`,
    );
    if (!earlier) return undefined;
    if (!isSame(earlier, request)) return refused(idempotencyConflict());
    return isOver(earlier) ? refused(holdExpired('idempotencyKey')) : { value: earlier };
  }

  readonly byId = oneRow<StoredHold>(
    ({ id }) => id,
    (ids) =>
      queryRows(
        this.#database.prisma,
        STORED_HOLD,
        (hold) => Prisma.sql`select ${hold} from hold where hold.id = any (${ids.filter(isId)}::uuid[])`,
      ),
    { isShared: true },
  );

  #find(condition: Prisma.Sql): Promise<HoldView[]> {
    return queryRows(this.#database.prisma, HOLD, (hold) => Prisma.sql`select ${hold} from hold where ${condition}`);
  }

  /**
   * The account's holds, the newest first: all of its own; of another account those of the cinemas where the viewer is
   * BOX_OFFICE.
   */
  async listOfAccount(
    accountId: string,
    viewer: Viewer,
    { filter, page }: { filter: HoldFilter; page: Page },
  ): Promise<PageOf<HoldView>> {
    const cinemaIds =
      accountId === viewer.accountId ? undefined : cinemasWithRole({ grants: await viewer.grants() }, 'BOX_OFFICE');
    const where = Prisma.sql`hold.account_id = ${accountId}::uuid and ${toSql(filter)} and ${isOfCinemas(cinemaIds)}`;
    const [createdAt, id] = page.after ?? [];
    const after = page.after
      ? Prisma.sql`(hold.created_at, hold.id) < (${createdAt}::timestamptz, ${id}::uuid)`
      : Prisma.sql`true`;
    const rows = await queryRows(
      this.#database.prisma,
      HOLD,
      (hold) => Prisma.sql`
        select ${hold}
        from hold
        where ${where} and ${after}
        order by hold.created_at desc, hold.id desc
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(this.#database.prisma, Prisma.sql`from hold where ${where}`));
  }

  /**
   * Gives the seats back before the deadline. A hold that is over, or that has become a booking, stays as it is.
   *
   * @returns the hold as it is then; CONVERTED when it has become a booking. Refused: NotFound
   */
  async release({ accountId, holdId }: { accountId: string; holdId: string }): Promise<Outcome<HoldView>> {
    const before = await findRow(this.byId, holdId);
    if (before?.accountId !== accountId) return refused(notFound('hold', 'holdId'));
    const ended = Prisma.sql`
      with own as materialized (
        select hold.id, hold.status, hold.expires_at
        from hold
        where hold.id = ${holdId}::uuid
        for update
      )
      update hold
      set status = 'RELEASED'
      from own
      where hold.id = own.id and own.status = 'ACTIVE' and own.expires_at > clock_timestamp()
      returning hold.id, hold.showing_id, hold.seat_ids`;
    await this.#end(ended, { locking: before.showingId });
    const after = await afterChange(() => findRow(this.byId, holdId));
    return { value: after ?? before };
  }

  /** Gives the seats of those holds back that are past their deadline; another process may be doing the same. */
  expire(holdIds: readonly string[]): Promise<void> {
    return this.#end(Prisma.sql`
      update hold
      set status = 'EXPIRED'
      from (
        select due.id
        from hold as due
        where due.id = any (${holdIds}::uuid[]) and due.status = 'ACTIVE' and due.expires_at <= clock_timestamp()
        order by due.id
        for update skip locked
      ) as due
      where hold.id = due.id
      returning hold.id, hold.showing_id, hold.seat_ids`);
  }

  #end(ended: Prisma.Sql, options?: { locking: string }): Promise<void> {
    return this.#database.singleStatement(async (statement) => {
      for (const { showingId, seats } of await releaseSeats(statement, ended)) {
        if (seats.length > 0) statement.onCommit(() => this.#seatTopic.publish(showingId, seats));
      }
    }, options);
  }
}

const STATUS = `case when hold.status = 'ACTIVE' and hold.expires_at <= clock_timestamp() then 'EXPIRED' else hold.status end`;

const HOLD_EXPRESSIONS = {
  id: 'hold.id',
  accountId: 'hold.account_id',
  showingId: 'hold.showing_id',
  seatIds: 'hold.seat_ids',
  createdAt: 'hold.created_at',
  expiresAt: 'hold.expires_at',
  extendableUntil: 'hold.extendable_until',
  status: STATUS,
  secondsLeft: `case
    when hold.status in ('ACTIVE', 'CONVERTED')
    then greatest(0, ceil(extract(epoch from hold.expires_at - clock_timestamp())))::int
    else 0
  end`,
};

const HOLD = columns<HoldView>(HOLD_EXPRESSIONS);

const STORED_HOLD = columns<StoredHold>({
  ...HOLD_EXPRESSIONS,
  priceRevision: 'hold.price_revision',
  isGuests: '(select account.is_guest from account where account.id = hold.account_id)',
});

type KeyedRequest = Pick<SeatRequest, 'accountId' | 'showingId' | 'idempotencyKey' | 'requestFingerprint'>;

interface KeyedHold extends HoldView, Pick<Hold, 'requestFingerprint'> {}

const KEYED_HOLD = columns<KeyedHold>({ ...HOLD_EXPRESSIONS, requestFingerprint: 'hold.request_fingerprint' });

/** A key stands for what was asked for with it, whatever seats the hold has now: it may have been changed. */
function isSame(earlier: KeyedHold, { showingId, requestFingerprint }: KeyedRequest): boolean {
  const fingerprint = earlier.requestFingerprint ?? fingerprintOfSeats(earlier.seatIds);
  return earlier.showingId === showingId && fingerprint === requestFingerprint;
}

/** Its seats are no longer kept, and it has not become a booking. */
function isOver({ status }: HoldView): boolean {
  return status === 'RELEASED' || status === 'EXPIRED';
}
