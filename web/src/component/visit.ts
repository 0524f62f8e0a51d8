import type { AccessToken } from '../../public/rowlock-seat-map.d.ts';
import { planOf } from '../seat-map/plan-of-showing.ts';
import { SeatMapView } from '../seat-map/seat-map-view.ts';
import { formatMoney } from '../texts/format.ts';
import { make, setText } from './elements.ts';
import type { Emit } from './emit.ts';
import { textsFor } from './languages.ts';
import { LiveShowing } from './live-showing.ts';
import { Panel } from './panel.ts';
import type { Showing } from './seat-details.ts';
import { SeatPicker } from './seat-picker.ts';
import { ServerError } from './server-error.ts';
import { Server } from './server.ts';
import { Visitor } from './visitor.ts';

export interface VisitParts {
  root: ShadowRoot;
  server: string;
  showingId: string;
  accessToken: AccessToken | undefined;
  /** What may change meanwhile. */
  language: () => string;
  most: () => number;
  isReadonly: () => boolean;
  emit: Emit;
}

/**
 * One showing on the screen, for one visitor.
 *
 * loading → shown, or failed (a button loads it again)
 */
export class Visit implements Disposable {
  readonly visitor: Visitor;
  readonly picker: SeatPicker;
  readonly #parts: VisitParts;
  readonly #live: LiveShowing;
  readonly #view: SeatMapView;
  readonly #panel: Panel;
  readonly #map = make('div', { className: 'map', hidden: true }, { part: 'map' });
  readonly #words = make('p', { role: 'status' });
  readonly #retry = make('button', { type: 'button', className: 'button quiet', hidden: true }, { part: 'button' });
  readonly #state = make('div', { className: 'state' }, { children: [this.#words, this.#retry] });
  readonly #notice = make('p', { className: 'notice', role: 'status' });
  readonly #isOver = new AbortController();
  #showing: Showing | undefined;
  #isOffline = false;

  constructor(parts: VisitParts) {
    this.#parts = parts;
    const { root, showingId, language, most, emit } = parts;
    const server = new Server(parts.server);
    this.visitor = new Visitor(server, parts.accessToken);
    const changed = { onChange: () => this.render(), onSecond: (seconds: number) => this.#panel.tick(seconds) };
    this.picker = new SeatPicker({ visitor: this.visitor, showingId, language, most, emit, ...changed });
    const texts = () => this.#texts.component;
    this.#panel = new Panel({ picker: this.picker, language: () => this.#language, texts, most });
    // The view looks for the tree that it gives its styles to.
    root.replaceChildren(this.#state, this.#notice, this.#map, this.#panel.element);
    this.#view = new SeatMapView(this.#map, {
      texts: this.#texts.seatMap,
      onToggle: (seatId) => this.picker.tap(seatId),
    });
    this.#live = new LiveShowing({ server, showingId, listener: this.#listener() });
    this.#retry.addEventListener('click', () => void this.open());
    const { signal } = this.#isOver;
    document.addEventListener('visibilitychange', () => document.hidden || this.#refresh(), { signal });
    this.render();
  }

  async open(): Promise<void> {
    this.#say(this.#texts.component.loading);
    try {
      await this.#live.open();
      if (!this.#parts.isReadonly()) await this.picker.restore();
    } catch (error) {
      if (!this.#isOver.signal.aborted) this.#fail(ServerError.from(error));
    }
  }

  /** In another language, or with more seats: what was picked stays. */
  restate(): void {
    this.#view.setTexts(this.#texts.seatMap);
    if (this.#showing) this.#view.show(planOf(this.#showing, this.#priceTexts()));
    this.render();
  }

  render(): void {
    const { picker } = this;
    const isOnSale = this.#showing?.status === 'ON_SALE';
    const isReadonly = this.#parts.isReadonly();
    const { component } = this.#texts;
    this.#map.hidden = !this.#showing;
    this.#panel.element.hidden = !this.#showing || isReadonly || !(isOnSale || picker.held);
    setText(this.#notice, this.#isOffline ? component.offline : this.#showing && !isOnSale ? component.notOnSale : '');
    this.#view.setEnabled(isOnSale && !isReadonly && !picker.held && !picker.isBusy);
    this.#view.setPicked(picker.picked);
    this.#view.setMine(new Set(picker.held?.seatIds));
    this.#view.suggest(new Set(picker.alternatives.flat()));
    this.#panel.render();
  }

  [Symbol.dispose](): void {
    this.#isOver.abort();
    this.#live[Symbol.dispose]();
    this.picker[Symbol.dispose]();
    this.#view[Symbol.dispose]();
  }

  get #language() {
    return textsFor(this.#parts.language()).language;
  }

  get #texts() {
    return textsFor(this.#parts.language()).texts;
  }

  #listener(): ConstructorParameters<typeof LiveShowing>[0]['listener'] {
    return {
      onShowing: (showing, statuses) => {
        this.#showing = showing;
        this.#state.hidden = true;
        this.#view.show(planOf(showing, this.#priceTexts()));
        this.#view.setStatuses(statuses);
        this.picker.show(showing);
      },
      onSeats: (changed) => {
        this.#view.setStatuses(changed);
        this.picker.take(changed);
      },
      onConnection: (isOffline) => {
        this.#isOffline = isOffline;
        if (!isOffline) this.#refresh();
        this.render();
      },
    };
  }

  #priceTexts() {
    return {
      money: (amount: { amountMinor: number; currency: string }) => formatMoney(amount, this.#language),
      from: this.#texts.seatMap.from,
    };
  }

  /** What is shown of the hold goes on as it was when this fails. */
  #refresh(): void {
    this.picker.refresh().catch(() => undefined);
  }

  #say(words: string, { canRetry = false } = {}): void {
    this.#state.hidden = this.#showing !== undefined;
    setText(this.#words, words);
    setText(this.#retry, this.#texts.component.retry);
    this.#retry.hidden = !canRetry;
  }

  #fail({ code, message }: ServerError): void {
    const { problems, failed } = this.#texts.component;
    this.#say(problems[code] ?? failed, { canRetry: true });
    this.#parts.emit('error', { code, message });
  }
}
