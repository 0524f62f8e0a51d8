/** Upper bounds of the buckets, in seconds: from what a row takes to what a request may take at most. */
const BOUNDS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How long something took, each time: for a histogram of `/metrics`. */
export class Durations {
  /** Of each bucket, and of what took longer than the last. */
  readonly #counts = Array.from({ length: BOUNDS.length + 1 }, () => 0);
  #sum = 0;

  add(seconds: number): void {
    const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
    const index = bucket < 0 ? BOUNDS.length : bucket;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += seconds;
  }

  /** From a reading of `performance.now()` until now. */
  addSince(beganAtMs: number): void {
    this.add((performance.now() - beganAtMs) / 1000);
  }

  /** In seconds, all together. */
  get sum(): number {
    return this.#sum;
  }

  get count(): number {
    return this.#counts.reduce((total, count) => total + count, 0);
  }

  /** How many took at most so many seconds, for each bound; those of a larger bound include those of a smaller one. */
  get buckets(): readonly { bound: number; count: number }[] {
    let total = 0;
    return BOUNDS.map((bound, index) => ({ bound, count: (total += this.#counts[index] ?? 0) }));
  }
}
