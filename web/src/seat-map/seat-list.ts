import { element } from './element.ts';
import { hasSameSeats, type Layout } from './layout.ts';
import type { MapSeat } from './plan.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';
import { featuresOf } from './seat-name.ts';
import { glyphOf } from './sprites.ts';

export interface SeatListOptions {
  /** Writes name and state on the control of a seat. */
  describe: (button: HTMLButtonElement, seat: MapSeat) => void;
  toggle: (seat: MapSeat) => void;
}

/** All seats by section and row: the same as the map, to be read. Made when it is shown for the first time. */
export class SeatList {
  readonly element = element('div', { className: 'list', hidden: true });
  readonly #options: SeatListOptions;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #filter = element('input', { type: 'checkbox' });
  #layout: Layout | undefined;
  #texts: SeatMapTexts | undefined;

  constructor(options: SeatListOptions) {
    this.#options = options;
    this.#filter.addEventListener('change', () => this.element.toggleAttribute('data-available', this.#filter.checked));
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  setLayout(layout: Layout, texts: SeatMapTexts): void {
    const isSame = texts === this.#texts && hasSameSeats(layout, this.#layout);
    this.#layout = layout;
    this.#texts = texts;
    if (isSame) {
      this.refreshAll();
      return;
    }
    this.#buttons.clear();
    this.element.replaceChildren();
    if (this.isShown) this.show();
  }

  show(): void {
    this.element.hidden = false;
    if (!this.#layout || !this.#texts || this.#buttons.size > 0) return;
    const sections = new Set(this.#layout.rows.map(({ section }) => section));
    this.element.append(
      element('label', { className: 'filter' }, this.#filter, this.#texts.availableOnly),
      ...[...sections].map((section) => this.#sectionOf(section)),
      element('p', { className: 'none' }, this.#texts.noneAvailable),
    );
  }

  hide(): void {
    this.element.hidden = true;
  }

  refresh(seat: MapSeat): void {
    const button = this.#buttons.get(seat.id);
    if (button) this.#describe(button, seat);
  }

  refreshAll(): void {
    for (const seat of this.#layout?.seats ?? []) this.refresh(seat);
  }

  #sectionOf(section: string | null): HTMLElement {
    const rows = this.#layout?.rows.filter((row) => row.section === section) ?? [];
    const heading = section === null ? [] : [element('h3', {}, section)];
    return element('section', {}, ...heading, ...rows.map(({ name, seats }) => this.#rowOf(name, seats)));
  }

  #rowOf(name: string, seats: readonly number[]): HTMLElement {
    const title = this.#texts?.row(name) ?? name;
    const buttons = seats.map((index) => this.#buttonOf(this.#layout?.seats[index] as MapSeat));
    const row = element('div', { className: 'row', role: 'group', ariaLabel: title });
    row.append(element('span', { ariaHidden: 'true' }, title), ...buttons);
    return row;
  }

  #buttonOf(seat: MapSeat): HTMLButtonElement {
    const button = element('button', { type: 'button' });
    button.addEventListener('click', () => this.#options.toggle(seat));
    this.#buttons.set(seat.id, button);
    this.#describe(button, seat);
    return button;
  }

  #describe(button: HTMLButtonElement, seat: MapSeat): void {
    this.#options.describe(button, seat);
    button.textContent = seat.number;
    // What has a sign on the map has words here. They are shown by the styles: the name of the control has them already.
    if (this.#texts && glyphOf(seat) !== 'none') button.dataset['words'] = featuresOf(seat, this.#texts).join(', ');
  }
}
