import { type Hold, Prisma } from '../generated/prisma/client.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { Unavailable, violates } from '../platform/database/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { Queues } from '../platform/queues/bull.ts';
import type { AvailabilityPublisher } from './live/seat-topic.ts';
import { expireHoldJob } from './expire-hold.job.ts';
import { freeSeats } from './sql/release-seats.ts';
import { holdExpired, idempotencyConflict, salesClosed, seatLimitExceeded, seatsUnavailable } from './hold-errors.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';
import { type SeatRequest, type SeatsTaken, takeSeats } from './sql/take-seats.ts';

/** How many seats of one showing an account may hold in all. */
export const SEATS_PER_ACCOUNT_AND_SHOWING = 20;

/** Whenever another hold of the account came first, the account has a seat more: before this it is at its limit. */
const ATTEMPTS = SEATS_PER_ACCOUNT_AND_SHOWING + 1;
const SWEEP_SIZE = 200;

/** A hold as its owner sees it. Its `status` is EXPIRED from its deadline on, whatever the row still says. */
export type HoldView = Pick<Hold, 'id' | 'accountId' | 'showingId' | 'seatIds' | 'status' | 'expiresAt'>;

export interface HoldRequest {
  accountId: string;
  showingId: string;
  seatIds: readonly string[];
  idempotencyKey?: string | null | undefined;
}

export class HoldService {
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #seatPublisher: AvailabilityPublisher;
  readonly #showingSeats: ShowingSeatService;
  readonly #holdSeconds: number;
  readonly #maxSeats: number;

  constructor(dependencies: {
    database: Database;
    queues: Queues;
    seatPublisher: AvailabilityPublisher;
    showingSeats: ShowingSeatService;
    holdSeconds: number;
    maxSeatsPerHold: number;
  }) {
    this.#database = dependencies.database;
    this.#queues = dependencies.queues;
    this.#seatPublisher = dependencies.seatPublisher;
    this.#showingSeats = dependencies.showingSeats;
    this.#holdSeconds = dependencies.holdSeconds;
    this.#maxSeats = dependencies.maxSeatsPerHold;
  }

  /**
   * Holds every seat asked for, or none. Refused: InvalidInput, NotFound, SalesClosed, SeatsUnavailable,
   * SeatLimitExceeded, IdempotencyConflict.
   */
  async hold(request: HoldRequest): Promise<Outcome<HoldView>> {
    const problem = this.#problemOf(request);
    if (problem) return refused(problem);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#take(request);
      } catch (error) {
        if (violates(error, 'hold_account_id_idempotency_key_key')) return this.#replay(request);
        // Another hold of this account for the showing came first: count again, with it.
        if (!violates(error, 'hold_account_id_showing_id_ordinal_key')) throw error;
        if (attempt === ATTEMPTS) throw new Unavailable('too many holds of one account at once', { cause: error });
      }
    }
  }

  async #take({ accountId, showingId, seatIds, idempotencyKey }: HoldRequest): Promise<Outcome<HoldView>> {
    const request: SeatRequest = {
      holdId: newId(),
      accountId,
      showingId,
      seatIds: seatIds.toSorted(),
      holdSeconds: this.#holdSeconds,
      accountLimit: SEATS_PER_ACCOUNT_AND_SHOWING,
      idempotencyKey: idempotencyKey ?? null,
    };
    const answer = await this.#database.singleStatement(async (tx) => {
      const taken = await takeSeats(tx, request);
      if (taken.expiresAt) this.#announceHold(tx, request, taken);
      return taken;
    });
    if (!answer.expiresAt) return this.#refusal(request, seatIds, answer);
    const { holdId: id, seatIds: sorted } = request;
    return { value: { id, accountId, showingId, seatIds: [...sorted], status: 'ACTIVE', expiresAt: answer.expiresAt } };
  }

  #announceHold(tx: Transaction, { holdId, showingId, holdSeconds }: SeatRequest, { taken }: SeatsTaken): void {
    tx.onCommit(() => this.#seatPublisher.publish({ showingId, seats: taken }));
    tx.onCommit(() => this.#queues.enqueue(expireHoldJob, { holdId }, { delayMs: holdSeconds * 1000 }));
  }

  async #refusal(request: SeatRequest, asked: readonly string[], answer: SeatsTaken): Promise<Outcome<HoldView>> {
    const { showingId, seatIds, accountId, idempotencyKey } = request;
    if (idempotencyKey !== null && (await this.#byKey(accountId, idempotencyKey))) {
      return this.#replay({ accountId, showingId, seatIds, idempotencyKey });
    }
    if (answer.onSale === null) return refused(notFound('showing', 'showingId'));
    if (!answer.onSale) return refused(salesClosed(answer.opensAt));
    const [unknown, ...more] = asked.flatMap((id, index) =>
      answer.known.includes(id) ? [] : [notFound('seat', 'seatIds', index)],
    );
    if (unknown) return refused(unknown, ...more);
    if (answer.heldBefore + seatIds.length > SEATS_PER_ACCOUNT_AND_SHOWING) {
      const message = `An account can hold ${SEATS_PER_ACCOUNT_AND_SHOWING} seats of a showing, and this one holds ${answer.heldBefore}.`;
      return refused(seatLimitExceeded(SEATS_PER_ACCOUNT_AND_SHOWING, message));
    }
    const taken = seatIds.filter((id) => !answer.free.includes(id));
    return refused(
      seatsUnavailable({
        showingId,
        seatIds: taken,
        alternatives: await this.#showingSeats.alternatives(showingId, seatIds),
      }),
    );
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

  /** The same key and input give the same hold. */
  async #replay({ accountId, showingId, seatIds, idempotencyKey }: HoldRequest): Promise<Outcome<HoldView>> {
    const earlier = await this.#byKey(accountId, idempotencyKey ?? '');
    if (!earlier) throw new Error('the hold of an idempotency key is gone');
    const same = earlier.showingId === showingId && earlier.seatIds.join() === seatIds.toSorted().join();
    return same ? { value: earlier } : refused(idempotencyConflict());
  }

  async #byKey(accountId: string, idempotencyKey: string): Promise<HoldView | undefined> {
    const [hold] = await this.#find(
      Prisma.sql`hold.account_id = ${accountId}::uuid and hold.idempotency_key = ${idempotencyKey}`,
    );
    return hold;
  }

  byIds = async (ids: readonly string[]): Promise<HoldView[]> =>
    this.#find(Prisma.sql`hold.id = any (${ids.filter(isId)}::uuid[])`);

  #find(condition: Prisma.Sql): Promise<HoldView[]> {
    return this.#database.prisma.$queryRaw<HoldView[]>`
      select hold.id, hold.account_id as "accountId", hold.showing_id as "showingId", hold.seat_ids as "seatIds",
        hold.expires_at as "expiresAt",
        case
          when hold.status = 'ACTIVE' and hold.expires_at <= clock_timestamp() then 'EXPIRED'
          else hold.status
        end as status
      from hold
      where ${condition}`;
  }

  /** Gives the seats back before the deadline. Releasing twice is no error. Refused: NotFound, HoldExpired. */
  async release({ accountId, holdId }: { accountId: string; holdId: string }): Promise<Outcome<HoldView>> {
    if (!isId(holdId)) return refused(notFound('hold', 'holdId'));
    await this.#end(Prisma.sql`
      update hold
      set status = 'RELEASED'
      where hold.id = ${holdId}::uuid and hold.account_id = ${accountId}::uuid
        and hold.status = 'ACTIVE' and hold.expires_at > clock_timestamp()
      returning hold.id, hold.showing_id, hold.seat_ids`);
    const [hold] = await this.byIds([holdId]);
    if (hold?.accountId !== accountId) return refused(notFound('hold', 'holdId'));
    return hold.status === 'RELEASED' ? { value: hold } : refused(holdExpired('holdId'));
  }

  /**
   * Makes visible that holds are over: those past their deadline, or of those only the one named.
   *
   * @returns how many were ended now; another process may be ending others
   */
  expire(holdId?: string): Promise<number> {
    return this.#end(Prisma.sql`
      update hold
      set status = 'EXPIRED'
      from (
        select due.id
        from hold as due
        where due.status = 'ACTIVE' and due.expires_at <= clock_timestamp()
          and ${holdId === undefined ? Prisma.sql`true` : Prisma.sql`due.id = ${holdId}::uuid`}
        order by due.expires_at
        limit ${SWEEP_SIZE}
        for update skip locked
      ) as due
      where hold.id = due.id
      returning hold.id, hold.showing_id, hold.seat_ids`);
  }

  #end(ended: Prisma.Sql): Promise<number> {
    return this.#database.singleStatement(async (tx) => {
      const changes = await freeSeats(tx, ended);
      for (const { showingId, seats } of changes) tx.onCommit(() => this.#seatPublisher.publish({ showingId, seats }));
      return changes.length;
    });
  }
}

export function idempotencyKeyProblem(key: string | null | undefined): UserError | undefined {
  if (key === null || key === undefined || (key.length >= 1 && key.length <= 200)) return undefined;
  return invalidInput('An idempotency key has 1 to 200 characters.', 'idempotencyKey');
}
