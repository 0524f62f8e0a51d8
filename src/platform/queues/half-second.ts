const HALF_SECOND_MS = 500;
/** The job comes so much later than its half second ends: clocks of processes do not run exactly alike. */
const MARGIN_MS = 20;
/** For so long a process does not add a job again. Not longer, since the job may be lost. */
const REMEMBERED_MS = 500;

/** When something is due. */
export interface Deadline {
  /** By the database's clock. */
  at: Date;
  /** Until then, in milliseconds; not more than 0 when it has passed. */
  inMs: number;
}

/** The payload of a job for all rows with a deadline in one half second. */
export interface HalfSecond {
  /** Counted from 1970. The deadlines are in it, its end included. */
  halfSecond: number;
}

/**
 * The half second of a deadline, and the job for it. Its id is the same in every process: it comes from the deadline
 * alone. Its delay ends with the half second, so that every deadline in it has passed.
 */
export function halfSecondOf({ at, inMs }: Deadline): HalfSecond & { id: string; delayMs: number } {
  const halfSecond = Math.ceil(at.getTime() / HALF_SECOND_MS);
  const untilItsEnd = halfSecond * HALF_SECOND_MS - at.getTime();
  // BullMQ on PostgreSQL takes whole numbers only.
  const delayMs = Math.max(0, Math.ceil(inMs + untilItsEnd + MARGIN_MS));
  return { halfSecond, id: `half-second-${halfSecond}`, delayMs };
}

/** What was added a moment ago. */
export class RecentlyAdded {
  /** By name, when it was added: the oldest come first. */
  readonly #addedAt = new Map<string, number>();

  /** False when it was added a moment ago; otherwise it counts as added now. */
  add(name: string): boolean {
    const now = performance.now();
    for (const [known, addedAt] of this.#addedAt) {
      if (now - addedAt < REMEMBERED_MS) break;
      this.#addedAt.delete(known);
    }
    if (this.#addedAt.has(name)) return false;
    this.#addedAt.set(name, now);
    return true;
  }
}
