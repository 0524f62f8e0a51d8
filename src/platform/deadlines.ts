import type { Clock } from './clock.ts';
import { setLongTimer } from './long-timer.ts';

/** Calls for each item when its deadline comes, however far it is. One timer serves all: a timer for each would cost more than the item. */
export class Deadlines<Item> {
  readonly #onDeadline: (item: Item) => void;
  readonly #clock: Clock;
  readonly #items = new Map<number, Set<Item>>();
  /** What the timer waits for. */
  #next = Infinity;
  #stop: () => void = () => undefined;

  /** @param clock by which the deadlines are */
  constructor(onDeadline: (item: Item) => void, clock: Clock) {
    this.#onDeadline = onDeadline;
    this.#clock = clock;
  }

  add(item: Item, deadline: Date): void {
    const time = deadline.getTime();
    const items = this.#items.get(time) ?? new Set();
    this.#items.set(time, items.add(item));
    if (time < this.#next) this.#waitFor(time);
  }

  delete(item: Item, deadline: Date): void {
    const time = deadline.getTime();
    const items = this.#items.get(time);
    if (!items?.delete(item) || items.size > 0) return;
    this.#items.delete(time);
    if (time === this.#next) this.#waitForNext();
  }

  #waitForNext(): void {
    let next = Infinity;
    for (const time of this.#items.keys()) next = Math.min(next, time);
    this.#waitFor(next);
  }

  #waitFor(time: number): void {
    this.#stop();
    this.#next = time;
    this.#stop =
      time === Infinity ? () => undefined : setLongTimer(() => this.#callDue(), time - this.#clock().getTime());
  }

  #callDue(): void {
    const now = this.#clock().getTime();
    for (const [time, items] of this.#items) {
      if (time > now) continue;
      this.#items.delete(time);
      for (const item of items) this.#onDeadline(item);
    }
    this.#waitForNext();
  }
}
