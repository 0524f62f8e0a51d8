/**
 * The seats of each showing that requests of this process are about to take. Buyers who ask at once would all pick the same
 * best seats, and all but one would lose them.
 */
export class SeatsBeingTaken {
  readonly #byShowing = new Map<string, Map<string, Promise<unknown>>>();

  of(showingId: string): ReadonlySet<string> {
    return new Set(this.#byShowing.get(showingId)?.keys());
  }

  /** They count as taken until the work is done. */
  async during<Result>(showingId: string, seatIds: readonly string[], work: () => Promise<Result>): Promise<Result> {
    const taking = this.#byShowing.get(showingId) ?? new Map<string, Promise<unknown>>();
    this.#byShowing.set(showingId, taking);
    const working = work();
    for (const seatId of seatIds) taking.set(seatId, working);
    try {
      return await working;
    } finally {
      for (const seatId of seatIds) if (taking.get(seatId) === working) taking.delete(seatId);
      if (taking.size === 0 && this.#byShowing.get(showingId) === taking) this.#byShowing.delete(showingId);
    }
  }

  /** Until none of these is under way any more. Their seats may be free then, or held. */
  async settled(showingId: string): Promise<void> {
    await Promise.allSettled([...(this.#byShowing.get(showingId)?.values() ?? [])]);
  }
}
