import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from '../support/client.ts';
import { SeatWatch } from '../support/seat-watch.ts';

const LOOK_MS = 100;
/** A client connects again by itself, soon, and for as long as an api may be away. */
const CONNECTING_AGAIN = { retryAttempts: 50, retryWait: () => sleep(200, undefined, { ref: false }) };

/** A seat of a showing at some moment. */
export interface SeatRow {
  seatId: string;
  version: number;
  status: string;
}

/** A seat map that is watched as a page does: when its subscription ends, it begins another one. */
export class Watcher implements AsyncDisposable {
  readonly showingId: string;
  readonly #client: GraphQLClient;
  #watch: SeatWatch;
  #isOver = false;
  readonly #keeping: Promise<void>;

  private constructor(client: GraphQLClient, showingId: string, watch: SeatWatch) {
    this.#client = client;
    this.showingId = showingId;
    this.#watch = watch;
    this.#keeping = this.#keep();
  }

  static async open(client: GraphQLClient, showingId: string): Promise<Watcher> {
    return new Watcher(client, showingId, await SeatWatch.open(client, showingId, CONNECTING_AGAIN));
  }

  get name(): string {
    return `${this.showingId} at ${this.#client.url}`;
  }

  /** The seats that it shows otherwise than the rows have them, or older. */
  behind(rows: readonly SeatRow[]): SeatRow[] {
    const { seats } = this.#watch;
    return rows.filter(({ seatId, version, status }) => {
      const seen = seats.get(seatId);
      return seen === undefined || seen.version < version || (seen.version === version && seen.status !== status);
    });
  }

  async #keep(): Promise<void> {
    while (!this.#isOver) {
      if (this.#watch.hasEnded) await this.#openAgain();
      await sleep(LOOK_MS);
    }
  }

  async #openAgain(): Promise<void> {
    const next = await SeatWatch.open(this.#client, this.showingId, CONNECTING_AGAIN).catch(() => undefined);
    if (!next) return;
    await this.#watch[Symbol.asyncDispose]();
    this.#watch = next;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await this.#keeping;
    await this.#watch[Symbol.asyncDispose]();
  }
}
