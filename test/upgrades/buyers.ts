import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { buy, freePlaces, hold, release } from '../../scripts/buyer/box-office.ts';
import { runsOf } from '../../scripts/buyer/choose-seats.ts';
import { GuestApi } from '../../scripts/buyer/guest-api.ts';

/** Recovery settles a payment whose job was lost, in 21 s. */
const CONFIRMED_MS = 60_000;
const POLL_MS = 100;
/** Between two visits, at most. */
const PAUSE_MS = 400;
const UNTIL_BOUGHT_MS = 120_000;
/** Of four visits one lets go of its seats. */
const VISITS_TO_A_RELEASE = 4;

/** Guests who look, hold, let go, hold, pay and wait for their tickets, each request at any of the servers in service. */
export class Buyers implements AsyncDisposable {
  /** Of any request: a connection that was lost, an error. */
  readonly failures: string[] = [];
  /** The bookings whose placing was answered. */
  readonly placed: string[] = [];
  /** Bookings that were confirmed. */
  bought = 0;
  #servers: readonly string[];
  readonly #showings: readonly string[];
  /** Requests that each server is answering. */
  readonly #underWay = new Map<string, number>();
  readonly #answered = new Map<string, number>();
  readonly #running: Promise<unknown>;
  #isOver = false;

  constructor({
    count,
    servers,
    showings,
  }: {
    count: number;
    servers: readonly string[];
    showings: readonly string[];
  }) {
    this.#servers = servers;
    this.#showings = showings;
    this.#running = Promise.all(Array.from({ length: count }, (_, index) => this.#run(`guest-${index}@example.com`)));
  }

  /** How many requests that server has answered. */
  answeredBy(server: string): number {
    return this.#answered.get(server) ?? 0;
  }

  async #run(email: string): Promise<void> {
    const api = new GuestApi('http://any.example', (url, options) => this.#send(url as URL, options));
    for (let visit = 1; !this.#isOver; visit++) {
      try {
        await this.#visit(api, { email, lets: visit % VISITS_TO_A_RELEASE === 0 });
      } catch (error) {
        this.failures.push(inspect(error));
      }
      await sleep(Math.random() * PAUSE_MS);
    }
  }

  async #visit(api: GuestApi, { email, lets }: { email: string; lets: boolean }): Promise<void> {
    const showingId = oneOf(this.#showings) ?? '';
    const seatIds = oneOf(runsOf(await freePlaces(api, showingId), 2));
    if (!seatIds) return;
    const held = await hold(api, showingId, seatIds);
    // Another buyer was faster.
    if (!held) return;
    if (lets) {
      await release(api, held.id);
      return;
    }
    const bookingId = await buy(api, { held, showingId, email });
    if (bookingId === null) throw new Error('a booking was refused');
    this.placed.push(bookingId);
    await this.#untilConfirmed(api, bookingId);
    this.bought++;
  }

  async #untilConfirmed(api: GuestApi, id: string): Promise<void> {
    const deadline = Date.now() + CONFIRMED_MS;
    for (;;) {
      const query = 'query ($id: ID!) { booking(id: $id) { status } }';
      const { booking } = await api.ask<{ booking: { status: string } | null }>(query, { id });
      if (booking?.status === 'CONFIRMED') return;
      if (booking?.status !== 'PENDING_PAYMENT' || Date.now() > deadline)
        throw new Error(`a booking is ${booking?.status}`);
      await sleep(POLL_MS);
    }
  }

  async #send({ pathname }: URL, options: RequestInit | undefined): Promise<Response> {
    while (this.#servers.length === 0 && !this.#isOver) await sleep(POLL_MS);
    const server = oneOf(this.#servers) ?? '';
    this.#underWay.set(server, (this.#underWay.get(server) ?? 0) + 1);
    try {
      const response = await fetch(server + pathname, options);
      // Read, so that the server is done with it.
      const text = await response.text();
      this.#answered.set(server, this.answeredBy(server) + 1);
      return new Response(text, { status: response.status });
    } finally {
      this.#underWay.set(server, (this.#underWay.get(server) ?? 0) - 1);
    }
  }

  /** They ask only these from now on, and wait while there are none. Resolves when no request is under way at another one. */
  async goTo(servers: readonly string[]): Promise<void> {
    this.#servers = servers;
    const isLeft = () => [...this.#underWay].every(([server, count]) => count === 0 || servers.includes(server));
    while (!isLeft()) await sleep(10);
  }

  /** Waits until so many more have been bought. */
  async untilMore(count: number): Promise<void> {
    const enough = this.bought + count;
    const deadline = Date.now() + UNTIL_BOUGHT_MS;
    while (this.bought < enough) {
      if (Date.now() > deadline) throw new Error(`nothing is bought any more: ${this.failures.slice(0, 5).join('; ')}`);
      await sleep(20);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }
}

function oneOf<Item>(items: readonly Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)];
}
