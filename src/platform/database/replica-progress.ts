/** How far a server had written its WAL, or replayed it, at a moment of `performance.now()`. */
export interface Position {
  at: number;
  lsn: bigint;
}

/** Of the primary; `at` is before it was asked: what had committed then is before `lsn`. Each promotion begins a new timeline. */
export interface PrimaryPosition extends Position {
  timeline: string;
}

/**
 * As of when a standby has all that had committed at its primary, by comparing how far it has replayed with where the primary was.
 * Neither its clock nor the age of its last transaction says that: a primary on which nothing happens sends nothing.
 *
 * - unknown: at first, and after `distrust`.
 * - known: it has all that had committed at `asOf`.
 *
 * After a failover a standby may have what the new primary has not. It can follow no further, and the new primary passes it after
 * a while. So a position of the new one counts only when the standby had been looked at on that timeline, and was not ahead.
 */
export class ReplicaProgress {
  #replayed: Position | undefined;
  #before: Position | undefined;
  #timeline: string | undefined;
  #asOf = -Infinity;
  /** Positions from before say nothing. */
  #countedFrom = -Infinity;

  /** -Infinity when it is unknown. */
  get asOf(): number {
    return this.#asOf;
  }

  /** @param position `at` is when the answer had come */
  replayed(position: Position): void {
    if (!this.#replayed) this.#countedFrom = position.at;
    this.#before = this.#replayed;
    this.#replayed = position;
  }

  /**
   * To be called after each look at the primary.
   *
   * @param positions the newest last
   * @returns false when it is no standby of this primary, but has followed another one
   */
  compare(positions: readonly PrimaryPosition[]): boolean {
    const newest = positions.at(-1);
    if (newest && newest.timeline !== this.#timeline) {
      this.#timeline = newest.timeline;
      this.distrust();
    }
    if (!this.#replayed || !newest) return true;
    const known = this.#replayed.at <= newest.at ? this.#replayed : this.#before;
    if (!known) {
      this.#countedFrom = newest.at;
      return true;
    }
    if (known.lsn > newest.lsn) {
      this.distrust();
      return false;
    }
    const reached = positions.findLast(({ at, lsn }) => lsn <= known.lsn && at > this.#countedFrom);
    if (reached) this.#asOf = reached.at;
    return true;
  }

  /** It is unknown until it has reached a position of later. */
  distrust(): void {
    this.#replayed = undefined;
    this.#before = undefined;
    this.#asOf = -Infinity;
  }
}
