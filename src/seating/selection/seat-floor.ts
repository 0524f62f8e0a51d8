import { areNeighbours, isKeptForWheelchairs, type SeatToChoose } from './seat-to-choose.ts';

interface FloorOptions {
  /** Whether wheelchair and companion places are for all buyers. */
  wheelchairReleased?: boolean;
  /** Seats that count as taken. */
  without?: ReadonlySet<string> | undefined;
}

/**
 * The seats of a showing with their neighbours, by their place in the list. A seat is open when any buyer may have it: it
 * is free, and not kept for wheelchairs.
 */
export class SeatFloor {
  readonly seats: readonly SeatToChoose[];
  readonly #wheelchairReleased: boolean;
  readonly #isFree: readonly boolean[];
  readonly #isOpen: readonly boolean[];
  readonly #companions: ReadonlyMap<number, readonly number[]>;
  readonly #belonging: ReadonlyMap<number, readonly number[]>;

  constructor(seats: readonly SeatToChoose[], { wheelchairReleased = false, without }: FloorOptions = {}) {
    this.seats = seats;
    this.#wheelchairReleased = wheelchairReleased;
    this.#isFree = seats.map(({ id, free }) => free && !without?.has(id));
    this.#isOpen = seats.map((seat, place) => this.isFree(place) && !this.isKept(seat));
    this.#companions = wheelchairReleased ? new Map() : freeCompanions(seats, this.#isFree);
    this.#belonging = new Map<number, readonly number[]>([
      ...freeHalves(seats, this.#isFree),
      ...[...this.#companions].flatMap(([wheelchair, own]) => own.map((place) => [place, [wheelchair]] as const)),
    ]);
  }

  isKept(seat: SeatToChoose): boolean {
    return !this.#wheelchairReleased && isKeptForWheelchairs(seat);
  }

  isFree(place: number): boolean {
    return this.#isFree[place] ?? false;
  }

  isOpen(place: number): boolean {
    return this.#isOpen[place] ?? false;
  }

  /** Whether the next seat of the list is a neighbour of this one. */
  hasNext(place: number): boolean {
    return areNeighbours(this.seats[place], this.seats[place + 1]);
  }

  /** The seats that have to be chosen with this one: the other free half of a couple, the wheelchair place of a companion. */
  belonging(place: number): readonly number[] {
    return this.#belonging.get(place) ?? NONE;
  }

  /**
   * The smallest choices with this seat, each with the seat first: alone, as a couple, or as a wheelchair place with one or
   * more of its companions. None for seats that come with another one.
   */
  groupsOf(place: number): (readonly number[])[] {
    const halves = this.belonging(place);
    if (halves.length > 0) return halves.every((half) => half > place) ? [[place, ...halves]] : [];
    const companions = this.#companions.get(place) ?? NONE;
    return [[place], ...companions.map((_, nth) => [place, ...companions.slice(0, nth + 1)])];
  }

  /**
   * The open seat that would be left alone beside the end of a run that is taken, between it and a seat that is taken too,
   * a gap, or the end of the row. A wheelchair or companion place is none: it is used alone.
   *
   * @param end the last taken seat in that direction
   * @param isTaken whether another seat is taken with it
   */
  strandedBeside(end: number, step: 1 | -1, isTaken: (place: number) => boolean = never): number | undefined {
    const single = this.#neighbour(end, step);
    if (single === undefined || !this.isOpen(end) || !this.isOpen(single) || isTaken(single)) return undefined;
    if (isKeptForWheelchairs(this.seats[single] as SeatToChoose)) return undefined;
    const beyond = this.#neighbour(single, step);
    return beyond !== undefined && this.isOpen(beyond) && !isTaken(beyond) ? undefined : single;
  }

  /** All open seats that are left alone when these seats are taken. */
  strandedBy(taken: ReadonlySet<number>): number[] {
    const isTaken = (place: number) => taken.has(place);
    const single = [...taken].flatMap((place) => [
      this.strandedBeside(place, -1, isTaken) ?? [],
      this.strandedBeside(place, 1, isTaken) ?? [],
    ]);
    return [...new Set(single.flat())];
  }

  #neighbour(place: number, step: 1 | -1): number | undefined {
    return this.hasNext(step === 1 ? place : place - 1) ? place + step : undefined;
  }
}

const NONE: readonly number[] = [];
const never = () => false;

/** The free seats that each seat is not sold without. A half that is not free any more is needed for nothing. */
function freeHalves(seats: readonly SeatToChoose[], isFree: readonly boolean[]): Map<number, number[]> {
  const couples = new Map<number, number[]>();
  for (const [place, { coupleNumber }] of seats.entries()) {
    if (coupleNumber === null || !isFree[place]) continue;
    couples.set(coupleNumber, [...(couples.get(coupleNumber) ?? []), place]);
  }
  const halves = [...couples.values()].filter(({ length }) => length > 1);
  return new Map(halves.flatMap((couple) => couple.map((place) => [place, couple.filter((half) => half !== place)])));
}

/** The free companion places of each wheelchair place. */
function freeCompanions(seats: readonly SeatToChoose[], isFree: readonly boolean[]): Map<number, number[]> {
  const companions = new Map<number, number[]>();
  if (seats.every(({ companionOfId }) => companionOfId === null)) return companions;
  const placeOf = new Map(seats.map(({ id }, place) => [id, place]));
  for (const [place, { companionOfId }] of seats.entries()) {
    const wheelchair = companionOfId === null || !isFree[place] ? undefined : placeOf.get(companionOfId);
    if (wheelchair !== undefined) companions.set(wheelchair, [...(companions.get(wheelchair) ?? []), place]);
  }
  return companions;
}
