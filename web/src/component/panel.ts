import type { Language } from '../texts/language.ts';
import { formatMoney } from '../texts/format.ts';
import { formatCountdown } from '../ui/countdown.ts';
import { make, setText } from './elements.ts';
import type { SeatDetail } from '../../public/rowlock-seat-map.d.ts';
import type { ComponentTexts } from './languages.ts';
import { lowestTotal } from './seat-details.ts';
import type { Problem, SeatPicker } from './seat-picker.ts';

interface PanelParts {
  picker: SeatPicker;
  language: () => Language;
  texts: () => ComponentTexts['component'];
  most: () => number;
}

/** What is below the map: the picked seats, what they cost, the button that holds them, and the time that is left. */
export class Panel {
  readonly element = make('section', { className: 'panel', tabIndex: -1 }, { part: 'panel' });
  readonly #parts: PanelParts;
  readonly #problem = make('p', { className: 'problem' });
  readonly #alternatives = make('div', { className: 'alternatives' });
  readonly #summary = make('p', { className: 'summary', role: 'status' });
  readonly #chips = make('ul', { className: 'chips' });
  readonly #clock = make('p', { className: 'clock', role: 'timer' }, { part: 'clock' });
  readonly #total = make('p', { className: 'total' }, { part: 'total' });
  readonly #hold = make('button', { type: 'button', className: 'button' }, { part: 'button hold' });
  readonly #release = make('button', { type: 'button', className: 'button quiet' }, { part: 'button release' });
  /** The site's own next step, as a link to its checkout. */
  readonly #next = make('slot', { name: 'held' });

  constructor(parts: PanelParts) {
    this.#parts = parts;
    const row = make('div', { className: 'row' });
    row.append(this.#total, this.#clock, this.#hold, this.#release, this.#next);
    this.element.append(this.#problem, this.#alternatives, this.#summary, this.#chips, row);
    this.#hold.addEventListener('click', () => void parts.picker.hold());
    this.#release.addEventListener('click', () => void parts.picker.release());
  }

  render(): void {
    const { picker } = this.#parts;
    const texts = this.#parts.texts();
    const picked = picker.details(picker.picked);
    const isHeld = picker.held !== undefined;
    this.element.ariaLabel = texts.yourSeats;
    // A seat that another visitor took is told politely: the visitor did nothing that failed.
    this.#problem.role = picker.problem?.kind === 'taken' && !picker.problem.isRefused ? 'status' : 'alert';
    setText(this.#problem, picker.problem ? this.#wordsFor(picker.problem) : '');
    this.#renderAlternatives();
    setText(this.#summary, this.#summaryOf(picked));
    this.#renderChips(picked);
    const total = isHeld ? null : lowestTotal(picked);
    setText(this.#total, total ? texts.total(formatMoney(total, this.#parts.language())) : '');
    setText(this.#hold, picker.isBusy ? texts.holding : texts.hold(picked.length));
    setText(this.#release, texts.release);
    this.#hold.hidden = isHeld;
    this.#hold.disabled = picker.isBusy || picked.length === 0;
    for (const element of [this.#clock, this.#release, this.#next]) element.hidden = !isHeld;
    this.#release.disabled = picker.isBusy;
    this.#clock.ariaLabel = texts.timeLeft;
    this.tick(picker.held?.countdown.secondsLeft ?? 0);
  }

  tick(secondsLeft: number): void {
    setText(this.#clock, formatCountdown(secondsLeft));
    this.#clock.classList.toggle('soon', secondsLeft <= 60);
  }

  #summaryOf(picked: readonly SeatDetail[]): string {
    const { picker, most } = this.#parts;
    const texts = this.#parts.texts();
    if (picker.held) return texts.held(labelsOf(picker.details(picker.held.seatIds)));
    return picked.length === 0 ? texts.pickSeats(most()) : '';
  }

  /** A person who removes one with the keyboard goes on with the next. */
  #renderChips(picked: readonly SeatDetail[]): void {
    const focused = [...this.#chips.children].findIndex((chip) => chip.matches(':focus-within'));
    this.#chips.replaceChildren(...picked.map((seat) => this.#chip(seat)));
    if (focused < 0) return;
    const next = this.#chips.children[Math.min(focused, picked.length - 1)]?.querySelector('button');
    (next ?? this.element).focus();
  }

  #chip({ id, label, category }: SeatDetail): HTMLElement {
    const button = make('button', { type: 'button', className: 'chip' }, { part: 'chip' });
    button.ariaLabel = this.#parts.texts().remove(`${label} ${category.name}`);
    const cross = make('span', { className: 'cross', textContent: '×' });
    button.append(make('strong', { textContent: label }), ` ${category.name} `, cross);
    button.addEventListener('click', () => this.#parts.picker.tap(id));
    return make('li', {}, { children: [button] });
  }

  #renderAlternatives(): void {
    const { picker } = this.#parts;
    const buttons = picker.alternatives.map((seatIds) => {
      const words = labelsOf(picker.details(seatIds));
      const look = { type: 'button', className: 'button quiet', textContent: words } as const;
      const button = make('button', look, { part: 'button alternative' });
      button.addEventListener('click', () => picker.pick(seatIds));
      return button;
    });
    const label = make('p', { textContent: this.#parts.texts().alternatives });
    this.#alternatives.replaceChildren(...(buttons.length > 0 ? [label, ...buttons] : []));
  }

  #wordsFor(problem: Problem): string {
    const texts = this.#parts.texts();
    if (problem.kind === 'taken') return texts.taken(problem.labels.join(', '));
    if (problem.kind === 'limit') return texts.limit(problem.most);
    if (problem.kind === 'expired') return texts.expired;
    return texts.problems[problem.error.code] ?? texts.failed;
  }
}

function labelsOf(seats: readonly SeatDetail[]): string {
  return seats.map(({ label }) => label).join(', ');
}
