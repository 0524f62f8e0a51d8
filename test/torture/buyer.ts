import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../src/platform/ids.ts';
import type { WaitForBookingQuery } from '../generated/graphql.ts';
import { bookingInput } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { ReleaseHold } from '../support/operations.ts';
import type { History } from './history.ts';
import { CancelAnyBooking, HoldAnySeats, PlaceAnyBooking, RetryAnyPayment, WaitForBooking } from './operations.ts';
import { type Visit, visitOf } from './visit.ts';

/** The first look; each next one comes half as much later, up to the longest. */
const FIRST_LOOK_MS = 150;
const LONGEST_LOOK_MS = 1000;
/** It looks no longer, and buys something else. */
const PATIENCE_MS = 5000;
/** A front end repeats what it got no answer to, with the same key. */
const REPEATS = 12;
/** The first time; each next time half as much later, up to the longest: a server that is busy is not asked more than before. */
const REPEAT_MS = 200;
const LONGEST_REPEAT_MS = 2000;

type Seen = NonNullable<WaitForBookingQuery['booking']>;

export interface BuyerParts {
  name: string;
  seed: number;
  /** Of each api. A request goes to any of them, as a load balancer would have it. */
  clients: () => readonly GraphQLClient[];
  /** Counts an attempt to hold seats of a showing that is on sale. @returns undefined when there were enough */
  showingFor: (place: number) => MadeShowing | undefined;
  /** How many are on sale, and the seats that each has. */
  onSale: { showings: number; seats: number };
  history: History;
  /** That is added to each pause between two visits. */
  restMs: () => number;
  /** The buyer answers on the page of the bank. */
  answerBank: (paymentId: string, isApproved: boolean) => void;
}

/** Holds, lets go, leaves, pays, is declined, tries again and cancels, until there were enough attempts. */
export async function runBuyer(parts: BuyerParts): Promise<void> {
  for (let number = 0; ; number++) {
    const visit = visitOf({ seed: parts.seed, buyer: parts.name, visit: number }, parts.onSale);
    const showing = parts.showingFor(visit.showing);
    if (!showing) return;
    await new Visiting(parts, visit, showing).run();
    await sleep(visit.pauseMs + parts.restMs());
  }
}

class Visiting {
  readonly #parts: BuyerParts;
  readonly #visit: Visit;
  readonly #showing: MadeShowing;

  constructor(parts: BuyerParts, visit: Visit, showing: MadeShowing) {
    this.#parts = parts;
    this.#visit = visit;
    this.#showing = showing;
  }

  async run(): Promise<void> {
    const { first, seats, next } = this.#visit;
    const { showingId, seatIds: all } = this.#showing;
    const seatIds = all.slice(first, first + seats);
    const held = await this.#repeat(HoldAnySeats, { input: { showingId, seatIds, idempotencyKey: newId() } });
    const hold = held?.holdSeats.hold;
    if (!hold || next === 'leaves') return;
    if (next === 'releases') await this.#ask(ReleaseHold, { holdId: hold.id });
    else await this.#pay(hold, seatIds);
  }

  async #pay(hold: { id: string; expiresAt: string }, seatIds: string[]): Promise<void> {
    const { card, retries, cancels } = this.#visit;
    const input = bookingInput(this.#showing, { holdId: hold.id, seatIds, paymentToken: card.token });
    const placed = await this.#repeat(PlaceAnyBooking, { input });
    const booking = placed?.placeBooking.booking;
    if (!booking) return;
    this.#parts.history.acknowledge(booking, hold.expiresAt);
    const status = await this.#settled(booking.id);
    if (status === 'PAYMENT_FAILED' && retries) {
      const again = { bookingId: booking.id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
      await this.#repeat(RetryAnyPayment, { input: again });
      await this.#settled(booking.id);
    }
    if (cancels) await this.#repeat(CancelAnyBooking, { input: { bookingId: booking.id, idempotencyKey: newId() } });
  }

  /** @returns the status that it had in the end; undefined when that was not seen */
  async #settled(id: string): Promise<Seen['status'] | undefined> {
    const until = performance.now() + PATIENCE_MS;
    for (let wait = FIRST_LOOK_MS; performance.now() < until; wait = Math.min(wait * 1.5, LONGEST_LOOK_MS)) {
      await sleep(wait);
      const booking = (await this.#ask(WaitForBooking, { id }))?.booking;
      if (!booking) continue;
      if (booking.status !== 'PENDING_PAYMENT') return booking.status;
      if (!this.#answerBank(booking)) return undefined;
    }
    return undefined;
  }

  /** @returns false when the buyer goes away instead */
  #answerBank({ payments }: Seen): boolean {
    const { answer } = this.#visit;
    for (const { id, status } of payments) {
      if (status !== 'REQUIRES_ACTION') continue;
      if (answer === 'goes away') return false;
      this.#parts.answerBank(id, answer === 'approves');
    }
    return true;
  }

  async #ask<Data, Variables>(document: Asked<Data, Variables>[2], variables: Variables): Promise<Data | undefined> {
    const { name, clients, history } = this.#parts;
    const answer = await history.ask(name, this.#visit.apis.oneOf(clients()), document, variables);
    return answer?.data ?? undefined;
  }

  /** Until it is answered. */
  async #repeat<Data, Variables>(document: Asked<Data, Variables>[2], variables: Variables): Promise<Data | undefined> {
    for (let attempt = 0; attempt < REPEATS; attempt++) {
      const data = await this.#ask(document, variables);
      if (data) return data;
      await sleep(Math.min(REPEAT_MS * 1.5 ** attempt, LONGEST_REPEAT_MS));
    }
    return undefined;
  }
}

type Asked<Data, Variables> = Parameters<typeof History.prototype.ask<Data, Variables>>;
