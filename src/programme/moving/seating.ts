import { areAllNeighbours } from '../../seating/selection/seat-to-choose.ts';
import { byPlace, type Guest, kindOf, type Party, type SeatOfMap } from './seat-to-move.ts';

/** Of each category the worth: another one is better when it is worth more. Unknown ones are worth nothing. */
export type Worths = ReadonlyMap<string, number>;

interface SeatingOptions {
  /** Those of the new map that can be had, row by row. */
  seats: readonly SeatOfMap[];
  /** Where the guests come from: for the middle of both auditoriums. */
  oldSeats: readonly SeatOfMap[];
  worths: Worths;
}

/** Better seats are for those who have paid for them. */
const UPGRADE_COST = 100;
const SAME_LABEL_GAIN = 3;
/** A row ahead or behind is worse than a seat to the side. */
const ROW_COST = 1.5;

/** Who sits where in the new auditorium, while that is being decided. */
export class Seating {
  readonly seats: readonly SeatOfMap[];
  readonly byLabel: ReadonlyMap<string, SeatOfMap>;
  readonly #byId: ReadonlyMap<string, SeatOfMap>;
  readonly #couples = new Map<number, string[]>();
  readonly #worths: Worths;
  /** All worths, the lowest first. */
  readonly #steps: readonly number[];
  readonly #middles: { from: Middle; to: Middle };
  readonly #seatOf = new Map<string, SeatOfMap>();
  readonly #guestOn = new Map<string, Guest>();

  constructor({ seats, oldSeats, worths }: SeatingOptions) {
    this.seats = seats;
    this.byLabel = new Map(seats.map((seat) => [seat.label, seat]));
    this.#byId = new Map(seats.map((seat) => [seat.id, seat]));
    for (const { id, coupleNumber } of seats) {
      if (coupleNumber !== null) this.#couples.set(coupleNumber, [...(this.#couples.get(coupleNumber) ?? []), id]);
    }
    this.#worths = worths;
    this.#steps = [...new Set([0, ...worths.values()])].toSorted((a, b) => a - b);
    this.#middles = { from: middleOf(oldSeats), to: middleOf(seats) };
  }

  seatById(id: string): SeatOfMap | undefined {
    return this.#byId.get(id);
  }

  seatOf({ ticketId }: Guest): SeatOfMap | undefined {
    return this.#seatOf.get(ticketId);
  }

  guestOn({ id }: SeatOfMap): Guest | undefined {
    return this.#guestOn.get(id);
  }

  isFree({ id }: SeatOfMap): boolean {
    return !this.#guestOn.has(id);
  }

  seat(guest: Guest, seat: SeatOfMap): void {
    this.unseat(guest);
    this.#seatOf.set(guest.ticketId, seat);
    this.#guestOn.set(seat.id, guest);
  }

  unseat(guest: Guest): void {
    const seat = this.#seatOf.get(guest.ticketId);
    if (seat && this.#guestOn.get(seat.id) === guest) this.#guestOn.delete(seat.id);
    this.#seatOf.delete(guest.ticketId);
  }

  worthOf({ seatCategoryId }: SeatOfMap): number {
    return this.#worths.get(seatCategoryId) ?? 0;
  }

  /** Of the same kind, and in the same category or a better one. */
  suits({ from }: Guest, seat: SeatOfMap): boolean {
    if (kindOf(from) !== kindOf(seat)) return false;
    return seat.seatCategoryId === from.seatCategoryId || this.worthOf(seat) >= this.worthOf(from);
  }

  /**
   * Whether a party can have these seats together, each guest its own: all suit and are free, no half of a couple is left to a
   * stranger, and a companion is beside its wheelchair.
   */
  isAllowed({ guests }: Party, pairs: readonly (readonly [Guest, SeatOfMap])[]): boolean {
    const taken = new Set(pairs.map(([, { id }]) => id));
    if (taken.size < pairs.length) return false;
    const wheelchairs = new Map(pairs.map(([{ from }, { id }]) => [from.id, id]));
    return pairs.every(([guest, seat]) => {
      if (!this.isFree(seat) || !this.suits(guest, seat)) return false;
      const halves = seat.coupleNumber === null ? [] : (this.#couples.get(seat.coupleNumber) ?? []);
      if (!halves.every((half) => taken.has(half))) return false;
      const { companionOfId } = guest.from;
      if (companionOfId === null) return true;
      const wheelchair = guests.find(({ from }) => from.id === companionOfId);
      const place = wheelchairs.get(companionOfId) ?? (wheelchair && this.seatOf(wheelchair)?.id);
      return place === undefined || seat.companionOfId === place;
    });
  }

  /** The lower, the better: how much dearer the seat is, and how far from where the guest sat. */
  costOf({ from }: Guest, seat: SeatOfMap): number {
    const step = (worth: number) => this.#steps.indexOf(worth);
    const upgrade = Math.max(0, step(this.worthOf(seat)) - step(this.worthOf(from)));
    const { from: old, to } = this.#middles;
    const across = Math.abs(seat.x - to.x - (from.x - old.x));
    const along = Math.abs(seat.y / to.depth - from.y / old.depth) * to.depth;
    return upgrade * UPGRADE_COST + across + along * ROW_COST - (seat.label === from.label ? SAME_LABEL_GAIN : 0);
  }
}

/** Whether all of them are neighbours, in whichever order they come. */
export function areTogether(seats: readonly SeatOfMap[]): boolean {
  return areAllNeighbours(seats.toSorted(byPlace));
}

interface Middle {
  x: number;
  /** From the screen to the last row. */
  depth: number;
}

function middleOf(seats: readonly SeatOfMap[]): Middle {
  const [xs, ys] = [seats.map(({ x }) => x), seats.map(({ y }) => y)];
  if (seats.length === 0) return { x: 0, depth: 1 };
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, depth: Math.max(1, ...ys) };
}
