export interface SeatState<Status> {
  seatId: string;
  status: Status;
  version: number;
}

/** The newest state that was seen of each seat, in whatever order they arrived. */
export class NewestStates<Status> {
  readonly #states = new Map<string, SeatState<Status>>();

  /** @returns those whose status has changed */
  take(seats: readonly SeatState<Status>[]): [seatId: string, status: Status][] {
    const changed: [string, Status][] = [];
    for (const seat of seats) {
      const known = this.#states.get(seat.seatId);
      if (known && known.version >= seat.version) continue;
      this.#states.set(seat.seatId, seat);
      if (known?.status !== seat.status) changed.push([seat.seatId, seat.status]);
    }
    return changed;
  }

  *all(): Generator<[seatId: string, status: Status]> {
    for (const { seatId, status } of this.#states.values()) yield [seatId, status];
  }
}
