import type { Booking } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { databaseFailure, fateOf, OutcomeUnknownError } from '../platform/database/errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { Gathered } from '../platform/gathered.ts';
import { type Outcome, refused } from '../platform/outcome.ts';
import type { Queues } from '../platform/queues/queues.ts';
import { type TracePoint, tracing } from '../platform/tracing/tracing.ts';
import type { Quote } from '../pricing/quote.ts';
import type { PromoUse } from '../promotions/discounts.ts';
import { canTakeUses } from '../promotions/sql/take-uses.ts';
import { promoCodesTaken } from './booking-errors.ts';
import { askAtCounter, askForPayments, keepSeats, keptUntil, notKept, RefusedError, toRefusal } from './charging.ts';
import type { Contact } from './contacts/contact-input.ts';
import { type Charge, isAtCounter } from './idempotency.ts';
import { insertBookings, type NewBooking } from './sql/insert-bookings.ts';

/** A booking that is to be placed, if its hold is still what it was. What it costs cannot change: see quoteHold. */
export interface Order {
  booking: NewBooking;
  /** Those of the hold when it was quoted. */
  seatIds: readonly string[];
  quote: Quote;
  /** Of promo codes, as they were quoted. */
  promoUses: readonly PromoUse[];
  /** Null: none was given. */
  contact: Contact | null;
  charge: Charge;
  /** Where its trace goes on with the payment; set when it is placed. */
  point?: TracePoint | undefined;
}

/** Where nothing is known yet: another transaction has locked the hold or the showing. */
type Decision = Outcome<Booking> | 'undecided';

/**
 * Places bookings, many in one transaction: those that arrive while one is under way are gathered for the next.
 *
 * - Each is decided by itself. For one that is refused nothing is written.
 * - What another transaction has locked holds up nobody else: that order is placed alone, and waits for the lock there. So
 *   does a second order of an account, which may be the same request again.
 * - An order that is paid at the counter is placed alone too: its seats are kept until another time.
 * - Only seats are waited for, which others lock for one statement, and promo codes, which they lock last of all.
 * - When the transaction fails because of one of them, or one has no use of a promo code left, each is placed alone.
 */
export class Orders {
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #together = new Gathered<Order, Decision>((orders) => this.#placeTogether(orders), {
    name: 'place bookings',
  });
  /** Accounts that have an order among those that are placed together. */
  readonly #accounts = new Set<string>();

  constructor({ database, queues }: { database: Database; queues: Queues }) {
    this.#database = database;
    this.#queues = queues;
  }

  /**
   * Refused: HoldExpired, SalesClosed, PaymentNotOffered, InvalidInput (its hold was changed), PromoCodesTaken.
   *
   * @throws when a constraint refuses it
   */
  async place(asked: Order): Promise<Outcome<Booking>> {
    const order = { ...asked, point: tracing.current };
    const decision = isAtCounter(order.charge) ? 'undecided' : await this.#placeAmongOthers(order);
    return decision === 'undecided' ? this.#placeAlone(order) : decision;
  }

  async #placeAmongOthers(order: Order): Promise<Decision> {
    const { accountId } = order.charge;
    if (this.#accounts.has(accountId)) return 'undecided';
    this.#accounts.add(accountId);
    try {
      return await this.#together.do(order);
    } finally {
      this.#accounts.delete(accountId);
    }
  }

  async #placeTogether(orders: readonly Order[]): Promise<Decision[]> {
    try {
      return await this.#database.transaction((tx) => this.#insert(tx, orders, { waits: false }));
    } catch (error) {
      if (!isDueToOne(error)) throw error;
      return orders.map(() => 'undecided');
    }
  }

  #placeAlone(order: Order): Promise<Outcome<Booking>> {
    const work = async (tx: Transaction): Promise<Outcome<Booking>> => {
      const [placement] = await this.#insert(tx, [order], { waits: true });
      if (placement === undefined || placement === 'undecided') throw new Error('an order was not decided');
      // Rolls back: nothing was changed.
      if (placement.errors) throw new RefusedError(placement.errors[0]);
      return placement;
    };
    return this.#database.transaction(work, { locking: order.booking.showingId }).catch(toRefusal);
  }

  /** Locks holds, showings, seats and promo codes in this order. */
  async #insert(tx: Transaction, orders: readonly Order[], { waits }: { waits: boolean }): Promise<Decision[]> {
    const holds = orders.map(({ booking: { holdId, accountId }, seatIds }) => ({ holdId, accountId, seatIds }));
    const atCounter = orders.some(({ charge }) => isAtCounter(charge));
    const conversions = await keepSeats(tx, { holds, atCounter, from: 'ACTIVE', waits });
    const kept = orders.flatMap((order) => {
      const conversion = conversions.get(order.booking.holdId);
      const deadline = conversion && keptUntil(conversion);
      return deadline ? [{ ...order, kept: deadline }] : [];
    });
    await takePromoUses(tx, kept);
    const bookings = kept.length > 0 ? await insertBookings(tx, kept) : new Map<string, Booking>();
    if (atCounter) for (const order of kept) await askAtCounter(tx, order, this.#queues);
    else if (kept.length > 0) await askForPayments(tx, kept, this.#queues);
    return orders.map(({ booking: { id, holdId } }) => {
      const [value, conversion] = [bookings.get(id), conversions.get(holdId)];
      if (value) return { value };
      return conversion || waits ? refused(notKept({ from: 'ACTIVE', path: 'holdId' }, conversion)) : 'undecided';
    });
  }
}

/** @throws {RefusedError} when the uses of one of them are gone: its seats were kept already, and have to be given back */
async function takePromoUses(tx: Transaction, orders: readonly Order[]): Promise<void> {
  const promoted = orders.flatMap(({ booking: { id: bookingId, accountId }, promoUses: uses }) =>
    uses.length > 0 ? [{ bookingId, accountId, uses }] : [],
  );
  if (promoted.length > 0 && !(await canTakeUses(tx, promoted))) throw new RefusedError(promoCodesTaken());
}

/** What a lock or a constraint did to one of many; not a database that is away, which would be the same for each alone. */
function isDueToOne(error: unknown): boolean {
  if (error instanceof OutcomeUnknownError) return false;
  const { sqlState } = databaseFailure((error as Error).cause ?? error);
  return fateOf(error) === undefined || LOCKED.has(sqlState ?? '');
}

/** A deadlock, or a lock or statement that took too long. */
const LOCKED = new Set(['40P01', '55P03', '57014']);
