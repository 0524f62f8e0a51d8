import {
  EmbeddedHoldDocument,
  EmbeddedHoldSeatsDocument,
  type EmbeddedHoldSeatsMutation,
  EmbeddedHoldsDocument,
  EmbeddedReleaseHoldDocument,
  type EmbeddedHeldSeatsFragment,
  type SeatStatus,
} from '../generated/component/graphql.ts';
import { type PickableSeat, togglePick, wholeSets, withoutTaken } from '../seat-map/picks.ts';
import { Countdown } from './countdown.ts';
import type { SeatDetail } from '../../public/rowlock-seat-map.d.ts';
import type { Emit } from './emit.ts';
import { type Showing, seatDetails } from './seat-details.ts';
import { ServerError } from './server-error.ts';
import type { Visitor } from './visitor.ts';

type HoldError = EmbeddedHoldSeatsMutation['holdSeats']['errors'][number];

/** What is wrong, for the visitor. */
export type Problem =
  | { kind: 'refused'; error: ServerError }
  /** `isRefused`: when they were to be held. */
  | { kind: 'taken'; labels: string[]; isRefused: boolean }
  | { kind: 'limit'; most: number }
  | { kind: 'expired' };

interface PickerParts {
  visitor: Visitor;
  showingId: string;
  language: () => string;
  most: () => number;
  emit: Emit;
  /** Something has changed that is shown. */
  onChange: () => void;
  onSecond: (secondsLeft: number) => void;
}

/**
 * What the visitor has picked and holds.
 *
 * picking → holding (the request is under way) → held → picking (released, or past the deadline)
 */
export class SeatPicker implements Disposable {
  picked: ReadonlySet<string> = new Set();
  /** Seats that can be had instead of those that were taken, a set each. */
  alternatives: (readonly string[])[] = [];
  problem: Problem | undefined;
  isBusy = false;
  held: { id: string; seatIds: string[]; countdown: Countdown } | undefined;
  readonly #parts: PickerParts;
  #seats: ReadonlyMap<string, PickableSeat> = new Map();
  #details = new Map<string, SeatDetail>();

  constructor(parts: PickerParts) {
    this.#parts = parts;
  }

  show(showing: Showing): void {
    this.#seats = new Map(showing.seatMap.seats.map((seat) => [seat.id, pickable(seat)]));
    this.#details = seatDetails(showing);
    this.#pick(new Set([...this.picked].filter((id) => this.#seats.has(id))));
  }

  details(ids: Iterable<string>): SeatDetail[] {
    return [...ids].flatMap((id) => this.#details.get(id) ?? []);
  }

  /** Finds what the visitor held before the page was loaded again. */
  async restore(): Promise<void> {
    if ((await this.#parts.visitor.accessToken()) === undefined) return;
    const { me } = await this.#parts.visitor.ask(EmbeddedHoldsDocument, { showingId: this.#parts.showingId });
    const [hold] = me?.holds.nodes ?? [];
    if (hold && !this.held) this.#keep(hold, { isRestored: true });
  }

  tap(seatId: string): void {
    const seat = this.#seats.get(seatId);
    if (!seat || this.held || this.isBusy) return;
    const most = this.#parts.most();
    const picked = togglePick([...this.picked], seat);
    // Giving one back is never too many, also when the site allows fewer than before.
    const isTooMany = picked.length > most && picked.length > this.picked.size;
    this.problem = isTooMany ? { kind: 'limit', most } : undefined;
    this.alternatives = [];
    if (isTooMany) this.#parts.onChange();
    else this.#pick(new Set(picked));
  }

  /** Instead of what is picked. */
  pick(seatIds: Iterable<string>): void {
    if (this.held || this.isBusy) return;
    this.problem = undefined;
    this.alternatives = [];
    this.#pick(new Set(seatIds));
  }

  /** The visitor's own seats are told by the answer of the request. */
  take(changed: readonly [seatId: string, status: SeatStatus][]): void {
    if (this.held || this.isBusy) return;
    const notFree = new Set(changed.filter(([, status]) => status !== 'AVAILABLE').map(([id]) => id));
    const { kept, taken } = this.#without(notFree);
    if (taken.length === 0) return;
    this.problem = { kind: 'taken', labels: taken.map(({ label }) => label), isRefused: false };
    this.#pick(new Set(kept));
  }

  async hold(): Promise<void> {
    if (this.picked.size === 0 || this.held) return;
    const { visitor, showingId, language } = this.#parts;
    await this.#working(async () => {
      await visitor.become(language());
      const seatIds = [...this.picked];
      const { holdSeats } = await visitor.ask(EmbeddedHoldSeatsDocument, { showingId, seatIds });
      if (holdSeats.hold) this.#keep(holdSeats.hold, { isRestored: false });
      else this.#refuse(holdSeats.errors[0]);
    });
  }

  async release(): Promise<void> {
    const { held } = this;
    if (!held) return;
    await this.#working(async () => {
      const { releaseHold } = await this.#parts.visitor.ask(EmbeddedReleaseHoldDocument, { holdId: held.id });
      const [error] = releaseHold.errors;
      if (error) throw new ServerError(error.__typename, error.message);
      this.#end('released');
    });
  }

  /** The connection was lost for a while, or the computer has slept: how much time is left is asked again. */
  async refresh(): Promise<void> {
    const { held } = this;
    if (!held) return;
    const { hold } = await this.#parts.visitor.ask(EmbeddedHoldDocument, { id: held.id });
    if (this.held !== held) return;
    if (hold?.status === 'ACTIVE') this.#count(hold);
    else this.#end(hold?.status === 'EXPIRED' ? 'expired' : 'ended');
  }

  [Symbol.dispose](): void {
    this.held?.countdown[Symbol.dispose]();
  }

  /** What is left of the picked seats once others have some, and which of them others have. */
  #without(taken: ReadonlySet<string>) {
    return withoutTaken([...this.picked], { seats: this.#seats, isFree: (id) => !taken.has(id) });
  }

  #pick(picked: ReadonlySet<string>): void {
    const isOther = picked.size !== this.picked.size || [...picked].some((id) => !this.picked.has(id));
    this.picked = picked;
    if (isOther) this.#parts.emit('select', { seats: this.details(picked) });
    this.#parts.onChange();
  }

  #keep(hold: EmbeddedHeldSeatsFragment, { isRestored }: { isRestored: boolean }): void {
    const { id: holdId, expiresAt, secondsLeft } = hold;
    this.#count(hold);
    this.problem = undefined;
    this.alternatives = [];
    this.picked = new Set();
    const seats = this.details(this.held?.seatIds ?? []);
    this.#parts.emit('hold', { holdId, seats, expiresAt, secondsLeft, isRestored });
    this.#parts.onChange();
  }

  #count({ id, seats, secondsLeft }: EmbeddedHeldSeatsFragment): void {
    this.held?.countdown[Symbol.dispose]();
    const countdown = new Countdown(secondsLeft, (left) => {
      if (left === 0) this.#end('expired');
      else this.#parts.onSecond(left);
    });
    this.held = { id, seatIds: seats.map(({ seatId }) => seatId), countdown };
  }

  #end(reason: 'released' | 'expired' | 'ended'): void {
    const { held } = this;
    if (!held) return;
    held.countdown[Symbol.dispose]();
    this.held = undefined;
    if (reason === 'expired') this.problem = { kind: 'expired' };
    this.#parts.emit('release', { holdId: held.id, reason });
    this.#parts.onChange();
  }

  #refuse(error: HoldError | undefined): void {
    if (error?.__typename !== 'SeatsUnavailable')
      throw new ServerError(error?.__typename ?? 'INTERNAL', error?.message ?? 'There is no hold.');
    const lost = new Set(error.seats.map(({ seatId }) => seatId));
    this.problem = { kind: 'taken', labels: this.#labels(lost), isRefused: true };
    const sets = error.alternatives.map(({ seats }) => seats.map(({ seatId }) => seatId));
    this.alternatives = wholeSets(sets, this.#seats);
    this.#parts.emit('error', { code: error.__typename, message: error.message });
    this.#pick(new Set(this.#without(lost).kept));
  }

  async #working(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = undefined;
    this.#parts.onChange();
    try {
      await work();
    } catch (error) {
      this.fail(error);
    } finally {
      this.isBusy = false;
      this.#parts.onChange();
    }
  }

  /** Tells the visitor and the site. */
  fail(error: unknown): void {
    const { code, message } = ServerError.from(error);
    this.problem = { kind: 'refused', error: new ServerError(code, message) };
    this.#parts.emit('error', { code, message });
  }

  #labels(ids: Iterable<string>): string[] {
    return this.details(ids).map(({ label }) => label);
  }
}

function pickable({ id, label, soldWith }: Showing['seatMap']['seats'][number]): PickableSeat {
  return { id, label, soldWithIds: soldWith.map((other) => other.id) };
}
