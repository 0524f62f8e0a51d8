import { Announcer } from './announcer.ts';
import { element } from './element.ts';
import { layoutOf, type Layout } from './layout.ts';
import { Legend } from './legend.ts';
import { middleSeat } from './nearest-seat.ts';
import { type Palette, readPalette } from './palette.ts';
import type { MapSeat, SeatMapPlan, SeatStatus } from './plan.ts';
import { SeatList } from './seat-list.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';
import { featuresOf, nameOf, placeOf } from './seat-name.ts';
import { type LookChange, type SeatLook, SeatStates } from './seat-states.ts';
import { Stage } from './stage.ts';
import { adoptStyles } from './styles.ts';
import { Toolbar } from './toolbar.ts';

export interface SeatMapOptions {
  texts: SeatMapTexts;
  /** The visitor asks for the seat, or gives it back. What that means is up to the page, which then calls `setPicked`. */
  onToggle: (seatId: string) => void;
}

/** The seat map in an element of the page: a plan, a list and a legend. It changes nothing outside of that element. */
export class SeatMapView {
  readonly #host: HTMLElement;
  readonly #options: SeatMapOptions;
  readonly #states = new SeatStates();
  readonly #stage: Stage;
  readonly #list: SeatList;
  readonly #legend = new Legend();
  readonly #toolbar: Toolbar;
  readonly #announcer: Announcer;
  readonly #probe = element('i', { className: 'probe', ariaHidden: 'true' });
  readonly #end = new AbortController();
  #texts: SeatMapTexts;
  #plan: SeatMapPlan = { seats: [], categories: [], areas: [] };
  #layout: Layout = layoutOf(this.#plan);
  #palette: Palette | undefined;
  #isEnabled = true;

  constructor(host: HTMLElement, options: SeatMapOptions) {
    this.#host = host;
    this.#options = options;
    this.#texts = options.texts;
    this.#announcer = new Announcer(this.#states, options.texts);
    const controls = {
      describe: (button: HTMLButtonElement, seat: MapSeat) => this.#describe(button, seat),
      toggle: (seat: MapSeat) => this.#toggle(seat),
    };
    this.#stage = new Stage({
      ...controls,
      lookOf: (seatId) => this.#states.lookOf(seatId),
      linesOf: (seat) => this.#linesOf(seat),
    });
    this.#list = new SeatList(controls);
    this.#toolbar = new Toolbar({
      zoom: (factor) => this.#stage.zoom(factor),
      fit: () => this.fit(),
      showList: (isList) => this.#showList(isList),
    });
    this.#build();
  }

  /** Shows another plan, or the same with other prices. */
  show(plan: SeatMapPlan): void {
    this.#plan = plan;
    this.#layout = layoutOf(plan);
    const current = middleSeat(this.#layout, (seatId) => this.#states.isAvailable(seatId));
    this.#stage.setLayout(this.#layout, current);
    this.#list.setLayout(this.#layout, this.#texts);
    this.#readColors();
  }

  /** @param statuses also those that are as before: only what differs is painted and announced */
  setStatuses(statuses: Iterable<readonly [seatId: string, status: SeatStatus]>): void {
    const changes = this.#states.setStatuses(statuses);
    for (const { id, from, to } of changes) {
      if (from === undefined || this.#states.isOfVisitor(id)) continue;
      if (from === 'AVAILABLE') this.#announcer.count('taken');
      if (to === 'AVAILABLE') this.#announcer.count('freed');
    }
    this.#showChanges(changes);
  }

  setPicked(ids: ReadonlySet<string>): void {
    this.#showChanges(this.#states.setPicked(ids));
  }

  /** Those that are held by this visitor. */
  setMine(ids: ReadonlySet<string>): void {
    this.#showChanges(this.#states.setMine(ids));
    this.#explain();
  }

  /** Alternatives, one tap away. */
  suggest(ids: ReadonlySet<string>): void {
    this.#showChanges(this.#states.suggest(ids));
    this.#stage.suggest(this.#seatsOf(ids));
    this.#explain();
  }

  setTexts(texts: SeatMapTexts): void {
    this.#texts = texts;
    this.#announcer.setTexts(texts);
    this.#list.setLayout(this.#layout, texts);
    this.#label();
    this.#readColors();
  }

  /** When it is not enabled, seats can be looked at, but not picked. */
  setEnabled(isEnabled: boolean): void {
    if (this.#isEnabled === isEnabled) return;
    this.#isEnabled = isEnabled;
    this.#stage.buttons.refreshAll(this.#layout);
    this.#list.refreshAll();
  }

  /** Shows the whole hall. */
  fit(): void {
    this.#stage.fit();
  }

  [Symbol.dispose](): void {
    this.#end.abort();
    this.#announcer[Symbol.dispose]();
    this.#stage[Symbol.dispose]();
    this.#host.replaceChildren();
  }

  #build(): void {
    adoptStyles(this.#host);
    const root = element('div', { className: 'rowlock-map' });
    const bar = element('div', { className: 'bar' }, this.#legend.categories, this.#toolbar.element);
    root.append(bar, this.#stage.element, this.#list.element, this.#legend.signs, this.#announcer.element, this.#probe);
    this.#host.replaceChildren(root);
    // The theme of the page has changed: its colours are on the probe, which tells by a transition.
    this.#probe.addEventListener('transitionend', () => this.#readColors(), { signal: this.#end.signal });
    this.#label();
  }

  #label(): void {
    this.#stage.setTexts(this.#texts);
    this.#toolbar.setTexts(this.#texts);
  }

  #readColors(): void {
    this.#palette = readPalette(this.#probe, this.#plan);
    this.#stage.setPalette(this.#palette);
    this.#explain();
  }

  #explain(): void {
    if (!this.#palette) return;
    this.#legend.show(this.#plan, { palette: this.#palette, texts: this.#texts, special: this.#states.special });
  }

  #showList(isList: boolean): void {
    this.#stage.element.hidden = isList;
    if (isList) this.#list.show();
    else this.#list.hide();
  }

  #showChanges(changes: readonly LookChange[]): void {
    for (const { id, before } of changes) {
      const index = this.#layout.indexOf.get(id);
      const seat = this.#layout.seats[index ?? -1];
      if (index === undefined || !seat || this.#states.lookOf(id) === before) continue;
      this.#stage.change(index, before);
      this.#list.refresh(seat);
    }
  }

  #seatsOf(ids: Iterable<string>): MapSeat[] {
    return [...ids].flatMap((id) => this.#layout.seats[this.#layout.indexOf.get(id) ?? -1] ?? []);
  }

  #describe(button: HTMLButtonElement, seat: MapSeat): void {
    const look = this.#states.lookOf(seat.id);
    button.ariaLabel = nameOf(seat, { category: this.#categoryOf(seat), look, texts: this.#texts });
    button.ariaPressed = String(look === 'picked' || look === 'mine');
    button.ariaDisabled = String(!this.#canToggle(look));
    button.dataset['look'] = look;
  }

  #linesOf(seat: MapSeat): string[] {
    const category = this.#categoryOf(seat);
    const priced = [category?.name, category?.price].filter((part) => part).join(' · ');
    return [
      placeOf(seat, this.#texts),
      priced,
      [...featuresOf(seat, this.#texts), this.#texts[this.#states.lookOf(seat.id)]].join(' · '),
    ];
  }

  #categoryOf({ categoryId }: MapSeat) {
    return this.#plan.categories.find(({ id }) => id === categoryId);
  }

  #toggle(seat: MapSeat): void {
    if (this.#canToggle(this.#states.lookOf(seat.id))) this.#options.onToggle(seat.id);
  }

  #canToggle(look: SeatLook): boolean {
    return this.#isEnabled && (look === 'available' || look === 'suggested' || look === 'picked');
  }
}
