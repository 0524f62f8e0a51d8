/** Work that has begun and has not ended, so that what it uses is not closed under it. */
export class UnderWay {
  readonly #settled = new Set<Promise<void>>();

  get count(): number {
    return this.#settled.size;
  }

  add<Result>(work: Promise<Result>): Promise<Result> {
    const settled: Promise<void> = work.then(
      () => void this.#settled.delete(settled),
      () => void this.#settled.delete(settled),
    );
    this.#settled.add(settled);
    return work;
  }

  /** Resolves when nothing is under way, also of what begins meanwhile. */
  async finished(): Promise<void> {
    while (this.#settled.size > 0) await Promise.all(this.#settled);
  }
}
