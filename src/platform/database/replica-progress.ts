/** How far a server had written its WAL, or replayed it, at a moment of `performance.now()`. */
export interface Position {
  at: number;
  lsn: bigint;
}

/**
 * As of when a standby has all that had committed at its primary, by comparing how far it has replayed with where the primary was.
 * Neither its clock nor the age of its last transaction says that: a primary on which nothing happens sends nothing.
 *
 * - unknown: at first, after `distrust`, and while it has what the primary has not.
 * - known: it has all that had committed at `asOf`.
 */
export class ReplicaProgress {
  #replayed: Position | undefined;
  #asOf = -Infinity;
  /** Positions from before say nothing about it any more. */
  #trustedFrom = -Infinity;

  /** -Infinity when it is unknown. */
  get asOf(): number {
    return this.#asOf;
  }

  /** @param position `at` is when the answer had come */
  replayed(position: Position): void {
    this.#replayed = position;
  }

  /**
   * @param positions of the primary, the newest last; `at` is before it was asked: what had committed then is before `lsn`
   * @returns false when it is no standby of this primary, but has followed another one
   */
  compare(positions: readonly Position[]): boolean {
    const newest = positions.at(-1);
    if (!this.#replayed || !newest || this.#replayed.at > newest.at) return true;
    const { lsn } = this.#replayed;
    if (lsn > newest.lsn) {
      this.distrust(newest.at);
      return false;
    }
    const reached = positions.findLast((position) => position.lsn <= lsn && position.at > this.#trustedFrom);
    if (reached) this.#asOf = reached.at;
    return true;
  }

  /** It is unknown until it has reached a position of later than `at`. */
  distrust(at: number): void {
    this.#replayed = undefined;
    this.#asOf = -Infinity;
    this.#trustedFrom = at;
  }
}
