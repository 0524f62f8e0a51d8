import { findRow } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import { UnavailableError } from '../../platform/database/errors.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import { holdExpired, holdIsBooking, salesClosed, seatLimitExceeded, seatsUnavailable } from '../hold-errors.ts';
import type { HoldRequest, HoldService, HoldView } from '../hold.service.ts';
import type { SeatRules } from '../seat-rules.ts';
import type { SeatState } from '../seat-state.ts';
import { exchangeSeats, type SeatsExchanged } from '../sql/change-hold.ts';
import { isDone, problemOf, problemsFor, type SeatChange, seatsAfter } from './seat-change.ts';

/** Each further attempt follows a change that another request has made. */
const ATTEMPTS = 100;

export interface ChangeHoldRequest extends SeatChange, Pick<HoldRequest, 'limits'> {
  accountId: string;
  holdId: string;
}

interface Dependencies {
  database: Database;
  seatTopic: Topic<SeatState[]>;
  holds: HoldService;
  seatRules: SeatRules;
  maxSeatsPerHold: number;
  maxSeatsPerAccount: number;
}

/**
 * Adds and gives back seats of a hold in one act.
 *
 * A change is checked against the seats of the hold as they are read, and carried out only if it has the same seats still:
 * otherwise it is checked again. So whatever rule is asked about the seats that it ends with, it ends with these.
 */
export class ChangeHoldService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * All of the change or nothing. Refused: InvalidInput, NotFound, HoldExpired (also when it has become a booking),
   * SeatsUnavailable, SeatsBelongTogether, StrandsSingleSeat, SeatLimitExceeded, SalesClosed (only when seats are added).
   */
  async change(request: ChangeHoldRequest): Promise<Outcome<HoldView>> {
    const { addSeatIds, limits } = request;
    const { maxSeatsPerHold: most } = this.#services;
    if (addSeatIds.length > most) return refused(tooMany(most, `A hold can have ${most} seats.`));
    const problem = problemOf(request);
    if (problem) return refused(problem);
    const hold = await this.#holdOf(request);
    if (!hold.value) return hold;
    if (isDone(hold.value.seatIds, request)) return hold;
    const [wrong, ...more] = this.#problemsFor(hold.value, request);
    if (wrong) return refused(wrong, ...more);
    if (addSeatIds.length > 0) await limits?.count();
    const { outcome, isChanged } = await this.#changeCounted(request, hold.value);
    if (!isChanged && addSeatIds.length > 0) limits?.giveBack();
    return outcome;
  }

  /** @param read the hold as it was checked; when another change is faster, it is read again */
  async #changeCounted(
    request: ChangeHoldRequest,
    read: HoldView,
  ): Promise<{ outcome: Outcome<HoldView>; isChanged: boolean }> {
    let hold: Outcome<HoldView> = { value: read };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!hold.value || isDone(hold.value.seatIds, request)) return { outcome: hold, isChanged: false };
      const [wrong, ...more] = this.#problemsFor(hold.value, request);
      if (wrong) return { outcome: refused(wrong, ...more), isChanged: false };
      const broken = await this.#brokenRule(hold.value, request);
      if (broken) return { outcome: refused(broken), isChanged: false };
      const answer = await this.#exchange(request, hold.value);
      if (answer?.changed) {
        const after = await afterChange(() => findRow(this.#services.holds.byId, request.holdId));
        return { outcome: { value: after ?? hold.value }, isChanged: true };
      }
      const refusal = this.#refusal(request, hold.value, answer);
      if (refusal) return { outcome: refusal, isChanged: false };
      hold = await this.#holdOf(request);
    }
    throw new UnavailableError('too many changes of one hold at once');
  }

  async #holdOf({ accountId, holdId }: ChangeHoldRequest): Promise<Outcome<HoldView>> {
    const hold = await findRow(this.#services.holds.byId, holdId);
    if (hold?.accountId !== accountId) return refused(notFound('hold', 'holdId'));
    const over = overBy(hold.status);
    return over ? refused(over) : { value: hold };
  }

  #problemsFor({ seatIds }: HoldView, change: SeatChange): UserError[] {
    const problems = problemsFor(seatIds, change);
    if (problems.length > 0) return problems;
    const { maxSeatsPerHold: most } = this.#services;
    const after = seatsAfter(seatIds, change).length;
    return after > Math.max(most, seatIds.length) ? [tooMany(most, `A hold can have ${most} seats.`)] : [];
  }

  async #brokenRule({ showingId, seatIds: before }: HoldView, change: SeatChange): Promise<UserError | undefined> {
    const after = seatsAfter(before, change);
    const broken = await this.#services.seatRules.problemOfChange({ showingId, before, after });
    return broken && { ...broken, path: ['input', change.addSeatIds.length > 0 ? 'addSeatIds' : 'removeSeatIds'] };
  }

  #exchange(request: ChangeHoldRequest, { showingId, seatIds: before }: HoldView): Promise<SeatsExchanged | undefined> {
    const { holdId, accountId } = request;
    const { database, seatTopic, maxSeatsPerAccount: accountLimit } = this.#services;
    const after = seatsAfter(before, request);
    return database.singleStatement(
      async (statement) => {
        const answer = await exchangeSeats(statement, { holdId, accountId, before, after, accountLimit });
        const { changed } = answer ?? {};
        if (changed) statement.onCommit(() => seatTopic.publish(showingId, changed));
        return answer;
      },
      { locking: showingId },
    );
  }

  /** Undefined when the change has to be tried again: what it was checked against has changed. */
  #refusal(
    { addSeatIds, removeSeatIds }: ChangeHoldRequest,
    { showingId, seatIds }: HoldView,
    answer: SeatsExchanged | undefined,
  ): Outcome<HoldView> | undefined {
    if (!answer) return refused(notFound('hold', 'holdId'));
    const { status, isActive, isStale, onSale, opensAt, heldElsewhere, known, free } = answer;
    if (!isActive) return refused(overBy(status) ?? holdExpired('holdId'));
    if (isStale) return undefined;
    if (!onSale && addSeatIds.length > 0) return refused(salesClosed(opensAt, { path: 'holdId' }));
    const [unknown, ...more] = addSeatIds.flatMap((id, index) =>
      known.includes(id) ? [] : [notFound('seat', 'addSeatIds', index)],
    );
    if (unknown) return refused(unknown, ...more);
    const growth = addSeatIds.length - removeSeatIds.length;
    const { maxSeatsPerAccount: most } = this.#services;
    const held = heldElsewhere + seatIds.length;
    if (growth > 0 && held + growth > most) {
      const message = `An account can hold ${most} seats of a showing; this one holds ${held} already.`;
      return refused(tooMany(most, message));
    }
    const taken = addSeatIds.filter((id) => !free.includes(id));
    if (taken.length === 0) return undefined;
    return refused({
      ...seatsUnavailable({ showingId, seatIds: taken, wantedIds: addSeatIds }),
      path: ['input', 'addSeatIds'],
    });
  }
}

function overBy(status: HoldView['status']): UserError | undefined {
  if (status === 'ACTIVE') return undefined;
  return status === 'CONVERTED'
    ? holdIsBooking('Its seats cannot be changed any more.', 'holdId')
    : holdExpired('holdId');
}

function tooMany(limit: number, message: string): UserError {
  return { ...seatLimitExceeded(limit, message), path: ['input', 'addSeatIds'] };
}
