import { element } from './element.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';
import type { SeatStates } from './seat-states.ts';

/** A busy showing changes many times a second: a screen reader hears a summary, and not more often than this. */
const SUMMARY_MS = 6000;
/** An own hold may be told by its event before its answer has come. */
const SETTLED_MS = 400;

/** Tells screen readers what has changed, politely. */
export class Announcer {
  readonly element = element('p', { className: 'unseen', role: 'status' });
  readonly #states: SeatStates;
  #texts: SeatMapTexts;
  #counts = { taken: 0, freed: 0 };
  #lostTimer: ReturnType<typeof setTimeout> | undefined;
  #summaryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(states: SeatStates, texts: SeatMapTexts) {
    this.#states = states;
    this.#texts = texts;
  }

  setTexts(texts: SeatMapTexts): void {
    this.#texts = texts;
  }

  /** Seats of others have changed. */
  count(change: 'taken' | 'freed'): void {
    this.#counts[change] += 1;
    this.#summaryTimer ??= setTimeout(() => this.#summarise(), SUMMARY_MS);
  }

  /** The page took seats from the picked ones that are not available. */
  lose(seats: readonly { id: string; place: string }[]): void {
    if (seats.length === 0) return;
    clearTimeout(this.#lostTimer);
    this.#lostTimer = setTimeout(() => {
      const lost = seats.filter(({ id }) => this.#states.isLost(id)).map(({ place }) => place);
      if (lost.length > 0) this.#say(this.#texts.pickWasTaken(lost.join('; ')));
    }, SETTLED_MS);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#lostTimer);
    clearTimeout(this.#summaryTimer);
  }

  #summarise(): void {
    this.#summaryTimer = undefined;
    const { taken, freed } = this.#counts;
    this.#counts = { taken: 0, freed: 0 };
    this.#say(this.#texts.summary({ taken, freed, left: this.#states.available }));
  }

  #say(text: string): void {
    this.element.textContent = text;
  }
}
