import { element } from './element.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';
import type { SeatStates } from './seat-states.ts';

/** A busy showing changes many times a second: a screen reader hears a summary, and not more often than this. */
const SUMMARY_MS = 6000;

/** Tells screen readers what has changed, politely. Of a seat that was picked and is taken, the page tells beside the map. */
export class Announcer {
  readonly element = element('p', { className: 'unseen', role: 'status' });
  readonly #states: SeatStates;
  #texts: SeatMapTexts;
  #counts = { taken: 0, freed: 0 };
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

  [Symbol.dispose](): void {
    clearTimeout(this.#summaryTimer);
  }

  #summarise(): void {
    this.#summaryTimer = undefined;
    const { taken, freed } = this.#counts;
    this.#counts = { taken: 0, freed: 0 };
    this.element.textContent = this.#texts.summary({ taken, freed, left: this.#states.available });
  }
}
