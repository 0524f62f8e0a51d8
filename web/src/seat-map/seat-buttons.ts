import { element } from './element.ts';
import type { Layout } from './layout.ts';
import type { MapSeat } from './plan.ts';
import type { Viewport } from './viewport.ts';

/** Of a seat before the layer is scaled. */
const UNIT = 48;

export interface SeatButtonsOptions {
  /** Writes name and state on the control of a seat. */
  describe: (button: HTMLButtonElement, seat: MapSeat) => void;
}

/**
 * The controls over the painted seats: one for each seat in view, when it is large enough to be tapped, and one for the seat that
 * the keyboard is on. That one alone is a tab stop.
 */
export class SeatButtons {
  readonly element = element('div', { className: 'seats' });
  readonly #describe: SeatButtonsOptions['describe'];
  readonly #buttons = new Map<number, HTMLButtonElement>();
  readonly #indexes = new WeakMap<Element, number>();
  #layout: Layout | undefined;
  #current = 0;

  constructor({ describe }: SeatButtonsOptions) {
    this.#describe = describe;
    this.element.role = 'group';
  }

  /** The index of the seat that the keyboard is on. */
  get current(): number {
    return this.#current;
  }

  setLayout(layout: Layout, current: number): void {
    this.#layout = layout;
    this.#buttons.clear();
    this.element.replaceChildren();
    this.#current = current;
  }

  /** Moves with the hall, at once. */
  place({ view: { scale, left, top } }: Viewport): void {
    const factor = scale / UNIT;
    this.element.style.transform = `matrix(${factor},0,0,${factor},${left},${top})`;
  }

  /** Makes the controls of what is in view now, and takes away the others. They stay in the order of the rows. */
  fill(viewport: Viewport): void {
    if (!this.#layout) return;
    const { grid, seats } = this.#layout;
    const wanted = new Set(viewport.isTappable ? grid.in(viewport.visible) : []);
    if (seats.length > 0) wanted.add(this.#current);
    for (const [index, button] of this.#buttons) if (!wanted.has(index)) this.#remove(index, button);
    let next = this.element.firstElementChild;
    for (const index of [...wanted].toSorted((one, other) => one - other)) {
      const button = this.#buttons.get(index);
      if (button) next = button.nextElementSibling;
      else this.element.insertBefore(this.#make(index), next);
    }
  }

  /** The seat of a control. */
  indexOf(target: EventTarget | null): number | undefined {
    const button = target instanceof Element ? target.closest('button') : null;
    return button ? this.#indexes.get(button) : undefined;
  }

  refresh(index: number): void {
    const button = this.#buttons.get(index);
    const seat = this.#layout?.seats[index];
    if (button && seat) this.#describe(button, seat);
  }

  /** @param layout with the same seats as before */
  refreshAll(layout: Layout | undefined): void {
    this.#layout = layout;
    for (const index of this.#buttons.keys()) this.refresh(index);
  }

  /** The keyboard goes to a seat, which has to be in view. */
  moveTo(index: number, viewport: Viewport): void {
    const before = this.#buttons.get(this.#current);
    if (before) before.tabIndex = -1;
    this.#current = index;
    this.fill(viewport);
    const button = this.#buttons.get(index);
    if (button) button.tabIndex = 0;
  }

  focus(): void {
    this.#buttons.get(this.#current)?.focus({ preventScroll: true });
  }

  #make(index: number): HTMLButtonElement {
    const seat = this.#layout?.seats[index] as MapSeat;
    const size = UNIT * (this.#layout?.pitch ?? 1);
    const button = element('button', { type: 'button', tabIndex: index === this.#current ? 0 : -1 });
    button.style.width = button.style.height = `${size}px`;
    button.style.left = `${seat.x * UNIT - size / 2}px`;
    button.style.top = `${seat.y * UNIT - size / 2}px`;
    this.#buttons.set(index, button);
    this.#indexes.set(button, index);
    this.#describe(button, seat);
    return button;
  }

  #remove(index: number, button: HTMLButtonElement): void {
    button.remove();
    this.#buttons.delete(index);
  }
}
