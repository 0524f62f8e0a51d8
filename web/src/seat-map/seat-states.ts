import type { SeatStatus } from './plan.ts';

/** How a seat looks and what it is called. */
export type SeatLook = 'available' | 'suggested' | 'picked' | 'mine' | 'taken' | 'blocked';

/** A seat that looks different, and how it looked before. */
export interface LookChange {
  id: string;
  before: SeatLook;
}

export interface StatusChange extends LookChange {
  /** Undefined when it was not known. */
  from: SeatStatus | undefined;
  to: SeatStatus;
}

type Ids = ReadonlySet<string>;

/** What the map knows of each seat, and which seats look different after a change. */
export class SeatStates {
  readonly #statuses = new Map<string, SeatStatus>();
  #picked: Ids = new Set();
  #mine: Ids = new Set();
  #suggested: Ids = new Set();
  #available = 0;

  /** How many seats are. */
  get available(): number {
    return this.#available;
  }

  /** Until its state is known, a seat is not offered. */
  lookOf(seatId: string): SeatLook {
    if (this.#mine.has(seatId)) return 'mine';
    // Also when it was just taken: the page decides whether by this visitor's own hold.
    if (this.#picked.has(seatId)) return 'picked';
    const status = this.#statuses.get(seatId);
    if (status === 'AVAILABLE') return this.#suggested.has(seatId) ? 'suggested' : 'available';
    return status === 'BLOCKED' ? 'blocked' : 'taken';
  }

  /** Which looks there are that most maps do not have. */
  get special(): SeatLook[] {
    return [
      ...(this.#mine.size > 0 ? (['mine'] as const) : []),
      ...(this.#suggested.size > 0 ? (['suggested'] as const) : []),
    ];
  }

  isAvailable(seatId: string): boolean {
    return this.#statuses.get(seatId) === 'AVAILABLE';
  }

  isOfVisitor(seatId: string): boolean {
    return this.#picked.has(seatId) || this.#mine.has(seatId);
  }

  /** @returns those that are new, or have another status than before */
  setStatuses(statuses: Iterable<readonly [string, SeatStatus]>): StatusChange[] {
    const changes: StatusChange[] = [];
    for (const [id, to] of statuses) {
      const from = this.#statuses.get(id);
      if (from === to) continue;
      changes.push({ id, before: this.lookOf(id), from, to });
      this.#statuses.set(id, to);
      this.#available += Number(to === 'AVAILABLE') - Number(from === 'AVAILABLE');
    }
    return changes;
  }

  setPicked(ids: Ids): LookChange[] {
    return this.#changed(this.#picked, ids, () => (this.#picked = new Set(ids)));
  }

  setMine(ids: Ids): LookChange[] {
    return this.#changed(this.#mine, ids, () => (this.#mine = new Set(ids)));
  }

  suggest(ids: Ids): LookChange[] {
    return this.#changed(this.#suggested, ids, () => (this.#suggested = new Set(ids)));
  }

  /** @returns those that are in one of the two, and not in both */
  #changed(from: Ids, to: Ids, change: () => void): LookChange[] {
    const ids = [...new Set([...from, ...to])].filter((id) => from.has(id) !== to.has(id));
    const changes = ids.map((id) => ({ id, before: this.lookOf(id) }));
    change();
    return changes;
  }
}
