import { Camera } from './camera.ts';
import { element } from './element.ts';
import { Frame } from './frame.ts';
import { Gestures } from './gestures.ts';
import { hasSameSeats, type Layout } from './layout.ts';
import { type Direction, endOfRow, seatTowards } from './nearest-seat.ts';
import { Painter } from './painter.ts';
import type { Palette } from './palette.ts';
import type { MapSeat, Point } from './plan.ts';
import { SeatButtons } from './seat-buttons.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';
import type { SeatLook } from './seat-states.ts';
import { Tip } from './tip.ts';
import { TAPPABLE, type View, Viewport } from './viewport.ts';

export interface StageOptions {
  lookOf: (seatId: string) => SeatLook;
  describe: (button: HTMLButtonElement, seat: MapSeat) => void;
  /** What the tip says. */
  linesOf: (seat: MapSeat) => readonly string[];
  toggle: (seat: MapSeat) => void;
}

/** After a movement, in milliseconds: then what was only enlarged is painted sharply. */
const REST_MS = 90;
const KEYS: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** The hall: painted seats, and over them controls. Paints when something has changed, and not more often than the screen. */
export class Stage {
  readonly element = element('div', { className: 'stage' });
  readonly buttons: SeatButtons;
  readonly #options: StageOptions;
  readonly #canvas = element('canvas', { ariaHidden: 'true' });
  readonly #rings = element('div', { className: 'rings', ariaHidden: 'true' });
  readonly #hint = element('p', { className: 'hint', hidden: true });
  readonly #tip = new Tip();
  readonly #viewport = new Viewport();
  readonly #camera = new Camera(this.#viewport);
  readonly #painter: Painter;
  readonly #end = new AbortController();
  readonly #observer: ResizeObserver;
  #layout: Layout | undefined;
  #palette: Palette | undefined;
  #screenText = '';
  #suggested: readonly MapSeat[] = [];
  #frame = 0;
  #filledFor: View | undefined;
  #fillTimer: ReturnType<typeof setTimeout> | undefined;
  #tipOf: number | undefined;
  #isPlaced = false;
  #painted: Frame | undefined;
  #movedAt = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#painter = new Painter(this.#canvas, options.lookOf);
    this.buttons = new SeatButtons(options);
    this.element.append(this.#canvas, this.#rings, this.buttons.element, this.#hint, this.#tip.element);
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.element);
    this.#listen(this.#end.signal);
  }

  setLayout(layout: Layout, current: number): void {
    const isSame = hasSameSeats(layout, this.#layout);
    this.#layout = layout;
    this.#viewport.setHall(layout);
    const { left, top, right, bottom } = layout.bounds;
    this.element.style.setProperty('--map-ratio', String((right - left) / (bottom - top)));
    // What has the focus keeps it when only prices change.
    if (isSame) this.buttons.refreshAll(layout);
    else this.buttons.setLayout(layout, current);
    this.#isPlaced &&= isSame;
    this.#measure();
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#repaint();
  }

  setTexts(texts: SeatMapTexts): void {
    this.#screenText = texts.screen;
    this.#hint.textContent = texts.tapToZoom;
    this.buttons.element.ariaLabel = texts.mapOfSeats;
    this.buttons.element.ariaDescription = texts.mapHint;
    this.buttons.refreshAll(this.#layout);
    this.#repaint();
  }

  /** A seat looks different. */
  change(index: number, before: SeatLook): void {
    this.#painter.fade(index, before);
    this.buttons.refresh(index);
    if (this.#tip.isShown && this.#tipOf === index) this.#showTip(index);
    this.invalidate();
  }

  suggest(seats: readonly MapSeat[]): void {
    this.#suggested = seats;
    this.#rings.replaceChildren(...seats.map(() => element('i')));
    const first = seats[0];
    if (first && this.#isPlaced) this.#fly(this.#viewport.showing(first));
    this.invalidate();
  }

  fit(): void {
    this.#fly(this.#viewport.fitted);
  }

  zoom(factor: number): void {
    const { width, height } = this.#viewport.size;
    this.#fly(this.#viewport.zoomed(factor, { x: width / 2, y: height / 2 }));
  }

  invalidate(): void {
    this.#frame ||= requestAnimationFrame((now) => this.#paint(now));
  }

  [Symbol.dispose](): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#fillTimer);
    this.#observer.disconnect();
    this.#end.abort();
  }

  #repaint(): void {
    this.#painted = undefined;
    this.invalidate();
  }

  #paint(now: number): void {
    this.#frame = 0;
    const [layout, palette] = [this.#layout, this.#palette];
    if (!layout || !palette || this.#viewport.size.width === 0) return;
    this.#camera.step(now);
    const { view, size } = this.#viewport;
    const isAtRest = now - this.#movedAt > REST_MS && !this.#camera.isMoving;
    const isSharp = this.#painted?.shiftTo(view).scale === 1;
    if (!this.#painted?.covers(view) || (isAtRest && !isSharp)) {
      this.#painted = new Frame({ view, stage: size, pitch: layout.pitch });
      this.#painter.paint({ layout, palette, frame: this.#painted, screenText: this.#screenText }, now);
    } else if (this.#painter.isFading) {
      this.#painter.paintChanges({ layout, palette, frame: this.#painted, screenText: this.#screenText }, now);
    }
    this.#place(this.#painted);
    if (this.#painter.isFading || this.#camera.isMoving || this.#painted.shiftTo(view).scale !== 1) this.invalidate();
  }

  /** The compositor moves what is painted: that takes no time, however many seats there are. */
  #place(painted: Frame): void {
    const { scale, left, top } = painted.shiftTo(this.#viewport.view);
    this.#canvas.style.transform = `matrix(${scale},0,0,${scale},${left},${top})`;
    this.buttons.place(this.#viewport);
    this.#placeRings();
    this.#fillSoon();
  }

  /** While the hall moves, its controls only move with it; new ones are made when it rests. */
  #fillSoon(): void {
    const { view } = this.#viewport;
    if (this.#filledFor === view) return;
    clearTimeout(this.#fillTimer);
    const fill = () => {
      this.#filledFor = this.#viewport.view;
      this.buttons.fill(this.#viewport);
      this.element.toggleAttribute('data-pannable', this.#viewport.isPannable);
      this.element.toggleAttribute('data-tall', this.#viewport.isTall);
      this.#hint.hidden = this.#viewport.isTappable;
    };
    if (this.#filledFor) this.#fillTimer = setTimeout(fill, 80);
    else fill();
  }

  #placeRings(): void {
    const size = Math.max(this.#viewport.seatSize * 1.15, 12);
    for (const [index, seat] of this.#suggested.entries()) {
      const { x, y } = this.#viewport.toStage(seat);
      const ring = this.#rings.children[index] as HTMLElement;
      ring.style.width = ring.style.height = `${size}px`;
      ring.style.translate = `${x - size / 2}px ${y - size / 2}px`;
    }
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!this.#layout || width === 0) return;
    this.#viewport.resize({ width, height });
    if (!this.#isPlaced) this.#camera.jump(this.#viewport.start);
    this.#isPlaced = true;
    this.#filledFor = undefined;
    this.#repaint();
  }

  #fly(view: View): void {
    this.#tip.hide();
    this.#camera.fly(view);
    this.invalidate();
  }

  #listen(signal: AbortSignal): void {
    void new Gestures(this.element, {
      viewport: this.#viewport,
      move: (view) => {
        this.#tip.hide();
        this.#camera.jump(view);
        this.#movedAt = performance.now();
        this.invalidate();
      },
      tap: (at, isDouble) => this.#tap(at, isDouble),
      signal,
    });
    const layer = this.buttons.element;
    layer.addEventListener('click', ({ target }) => this.#click(target), { signal });
    layer.addEventListener('focusin', ({ target }) => this.#focused(target), { signal });
    layer.addEventListener('focusout', () => this.#tip.hide(), { signal });
    layer.addEventListener(
      'pointerover',
      ({ target, pointerType }) => pointerType === 'mouse' && this.#showTip(this.buttons.indexOf(target)),
      { signal },
    );
    layer.addEventListener('pointerout', () => this.#tip.hide(), { signal });
    this.element.addEventListener('keydown', (event) => this.#press(event), { signal });
  }

  #click(target: EventTarget | null): void {
    const index = this.buttons.indexOf(target);
    const seat = this.#layout?.seats[index ?? -1];
    if (index === undefined || !seat) return;
    this.buttons.moveTo(index, this.#viewport);
    this.#options.toggle(seat);
  }

  /** By the keyboard or a screen reader: what has the focus is seen, and large enough. */
  #focused(target: EventTarget | null): void {
    const index = this.buttons.indexOf(target);
    const seat = this.#layout?.seats[index ?? -1];
    if (index === undefined || !seat) return;
    this.buttons.moveTo(index, this.#viewport);
    if (!(target as Element).matches(':focus-visible')) return;
    this.#camera.jump(this.#viewport.showing(seat));
    this.buttons.place(this.#viewport);
    this.#showTip(index);
    this.invalidate();
  }

  #showTip(index: number | undefined): void {
    const seat = this.#layout?.seats[index ?? -1];
    if (!seat) return;
    this.#tipOf = index;
    const { seatSize, size } = this.#viewport;
    this.#tip.show(this.#options.linesOf(seat), { at: this.#viewport.toStage(seat), seatSize, width: size.width });
  }

  #tap(at: Point, isDouble: boolean): void {
    const place = this.#viewport.toHall(at);
    if (!this.#viewport.isTappable)
      this.#fly(this.#viewport.around(place, (1.5 * TAPPABLE) / (this.#layout?.pitch ?? 1)));
    else if (isDouble) this.#fly(this.#viewport.zoomed(1.8, at));
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#layout) return;
    const { current } = this.buttons;
    const next = this.#nextSeat(this.#layout, event.key, current);
    if (next !== undefined) {
      this.buttons.moveTo(next, this.#viewport);
      this.buttons.focus();
    } else if (event.key === '+' || event.key === '=') this.zoom(1.5);
    else if (event.key === '-') this.zoom(1 / 1.5);
    else if (event.key === '0') this.fit();
    else if (event.key === 'Escape') this.#tip.hide();
    else return;
    event.preventDefault();
  }

  #nextSeat(layout: Layout, key: string, current: number): number | undefined {
    if (key === 'Home') return endOfRow(layout, current, 'first');
    if (key === 'End') return endOfRow(layout, current, 'last');
    const direction = KEYS[key];
    return direction && (seatTowards(layout, current, direction) ?? current);
  }
}
