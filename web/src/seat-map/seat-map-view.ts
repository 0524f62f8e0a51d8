import type { MapSeat, SeatMapPlan, SeatStatus } from './plan.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';

export interface SeatMapOptions {
  texts: SeatMapTexts;
  /** The visitor asks for the seat, or gives it back. What that means is up to the page, which then calls `setPicked`. */
  onToggle(this: void, seatId: string): void;
}

/** The seat map in an element of the page: a plan, a list and a legend. */
export class SeatMapView {
  readonly #host: HTMLElement;
  readonly #options: SeatMapOptions;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #statuses = new Map<string, SeatStatus>();
  #picked: ReadonlySet<string> = new Set();
  #texts: SeatMapTexts;
  #isEnabled = true;

  constructor(host: HTMLElement, options: SeatMapOptions) {
    this.#host = host;
    this.#options = options;
    this.#texts = options.texts;
  }

  /** Shows another plan, or the same with other prices. */
  show(plan: SeatMapPlan): void {
    this.#buttons.clear();
    this.#host.replaceChildren(...plan.seats.map((seat) => this.#buttonFor(seat)));
  }

  /** @param changed also those that are as before: only what differs is painted and announced */
  setStatuses(changed: Iterable<readonly [seatId: string, status: SeatStatus]>): void {
    for (const [seatId, status] of changed) {
      this.#statuses.set(seatId, status);
      this.#update(seatId);
    }
  }

  setPicked(ids: ReadonlySet<string>): void {
    const before = this.#picked;
    this.#picked = ids;
    for (const id of new Set([...before, ...ids])) this.#update(id);
  }

  /** Those that are held by this visitor. */
  setMine(_ids: ReadonlySet<string>): void {}

  /** Alternatives, one tap away. */
  suggest(_ids: ReadonlySet<string>): void {}

  setTexts(texts: SeatMapTexts): void {
    this.#texts = texts;
  }

  /** When it is not enabled, seats can be looked at, but not picked. */
  setEnabled(isEnabled: boolean): void {
    this.#isEnabled = isEnabled;
  }

  /** Shows the whole hall. */
  fit(): void {}

  [Symbol.dispose](): void {
    this.#host.replaceChildren();
  }

  #buttonFor(seat: MapSeat): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = seat.number;
    button.ariaLabel = `${this.#texts.row(seat.row)}, ${this.#texts.seat(seat.number)}`;
    button.addEventListener('click', () => {
      if (this.#isEnabled && button.ariaDisabled !== 'true') this.#options.onToggle(seat.id);
    });
    this.#buttons.set(seat.id, button);
    this.#update(seat.id);
    return button;
  }

  #update(seatId: string): void {
    const button = this.#buttons.get(seatId);
    if (!button) return;
    const isPicked = this.#picked.has(seatId);
    button.ariaPressed = String(isPicked);
    button.ariaDisabled = String(!isPicked && this.#statuses.get(seatId) !== 'AVAILABLE');
  }
}
