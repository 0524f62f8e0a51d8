import { setTimeout as sleep } from 'node:timers/promises';
import { bookingOnce, bookSeats, holdSeats } from './buying.ts';
import type { GraphQLClient } from './client.ts';
import type { MadeShowing } from './fixtures.ts';
import { ReleaseHold } from './operations.ts';

/** A payment whose worker was killed is settled by another after 20 s. */
const CONFIRMED_MS = 60_000;

/** A buyer's own seats, so that nothing can be refused. */
interface Buyer {
  client: GraphQLClient;
  showing: MadeShowing;
  seatIds: string[];
}

/** Buyers who hold, release, hold, pay and poll until the booking is confirmed, over connections that are kept. */
export class ConstantBuyers implements AsyncDisposable {
  /** Of every request: a connection lost, another status, a GraphQL error, a refusal. */
  readonly failures: unknown[] = [];
  /** The bookings whose placing was answered. */
  readonly placed: string[] = [];
  /** Bookings that were confirmed. */
  bought = 0;
  /** With the seats that each has not bought yet. */
  readonly #buyers: readonly (Buyer & { left: string[] })[];
  #running: Promise<unknown> = Promise.resolve();
  #stopping = false;

  constructor(buyers: readonly Buyer[]) {
    this.#buyers = buyers.map((buyer) => ({ ...buyer, left: [...buyer.seatIds] }));
    this.start();
  }

  start(): void {
    this.#stopping = false;
    this.#running = Promise.all(this.#buyers.map((buyer) => this.#go(buyer)));
  }

  async #go(buyer: Buyer & { left: string[] }): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#buy(buyer);
      } catch (error) {
        this.failures.push(error);
        // What was cut short may have kept or bought the seat.
        if (buyer.left.length > 1) buyer.left.pop();
      }
      await sleep(500 + Math.random() * 1000);
    }
  }

  async #buy({ client, showing, left }: Buyer & { left: string[] }): Promise<void> {
    const seatIds = left.slice(-1);
    const hold = await holdSeats(client, showing, seatIds);
    const { releaseHold } = await client.request(ReleaseHold, { holdId: hold.id });
    if (releaseHold.errors.length > 0) throw new Error(JSON.stringify(releaseHold.errors));
    if (left.length === 1) return;
    const { id } = await bookSeats(client, showing, { seatIds });
    this.placed.push(id);
    // As a page would: more often would only keep the processor busy.
    await bookingOnce(client, id, 'CONFIRMED', { pauseMs: 500, withinMs: CONFIRMED_MS });
    left.pop();
    this.bought++;
  }

  async untilBought(count: number): Promise<void> {
    for (let rounds = 0; this.bought < count && rounds < 6000; rounds++) await sleep(10);
    if (this.bought < count) throw new Error(`only ${this.bought} bookings; ${this.failures.map(String).join('; ')}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }
}
