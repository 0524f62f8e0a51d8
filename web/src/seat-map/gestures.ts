import type { Point } from './plan.ts';
import type { View, Viewport } from './viewport.ts';

/** A pointer that moved less than this, in CSS pixels, has tapped. */
const SLOP = { mouse: 5, finger: 10 };
/** Two taps within this time, in milliseconds, are one double tap. */
const DOUBLE_MS = 350;

export interface GestureOptions {
  viewport: Viewport;
  /** At once, as the hand moves. */
  move: (view: View) => void;
  /** A tap beside the seats, or where they are too small to be tapped. */
  tap: (at: Point, isDouble: boolean) => void;
  signal: AbortSignal;
}

/** Dragging, pinching and the wheel, on the stage of the map. A drag does not tap the seat that it ends on. */
export class Gestures {
  readonly #stage: HTMLElement;
  readonly #options: GestureOptions;
  /** Where those that are down were last. */
  readonly #pointers = new Map<number, Point>();
  #start: Point | undefined;
  #isDragging = false;
  #tappedAt = 0;

  constructor(stage: HTMLElement, options: GestureOptions) {
    this.#stage = stage;
    this.#options = options;
    const { signal } = options;
    stage.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#moved(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#up(event), { signal });
    stage.addEventListener('pointercancel', (event) => this.#up(event), { signal });
    // Before the seats hear of it.
    stage.addEventListener('click', (event) => this.#click(event), { capture: true, signal });
    stage.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#pointers.size === 0) {
      this.#start = this.#at(event);
      this.#isDragging = false;
    }
    this.#pointers.set(event.pointerId, this.#at(event));
    if (this.#pointers.size === 2) for (const pointerId of this.#pointers.keys()) this.#beginDrag(pointerId);
  }

  #moved(event: PointerEvent): void {
    const from = this.#pointers.get(event.pointerId);
    if (!from || !this.#start) return;
    const to = this.#at(event);
    const slop = event.pointerType === 'mouse' ? SLOP.mouse : SLOP.finger;
    if (!this.#isDragging && distance(to, this.#start) < slop) return;
    if (!this.#isDragging) this.#beginDrag(event.pointerId);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) this.#pinch({ from, to, other });
    else this.#options.move(this.#options.viewport.panned({ x: to.x - from.x, y: to.y - from.y }));
    this.#pointers.set(event.pointerId, to);
  }

  #up({ pointerId }: PointerEvent): void {
    this.#pointers.delete(pointerId);
    if (this.#pointers.size === 0) delete this.#stage.dataset['dragging'];
  }

  /** The stage hears of a pointer also when it leaves the stage. */
  #beginDrag(pointerId: number): void {
    this.#isDragging = true;
    this.#stage.setPointerCapture(pointerId);
    this.#stage.dataset['dragging'] = '';
  }

  /** One finger moves while the other one rests. */
  #pinch({ from, to, other }: { from: Point; to: Point; other: Point }): void {
    const { viewport, move } = this.#options;
    move(viewport.panned({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 }));
    const factor = distance(to, other) / Math.max(1, distance(from, other));
    move(viewport.zoomed(factor, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }));
  }

  #click(event: MouseEvent): void {
    // A key that clicks a button has no place, and has not dragged.
    const wasDragged = this.#isDragging && event.detail > 0;
    this.#isDragging = false;
    if (wasDragged) {
      event.stopPropagation();
      event.preventDefault();
    } else if (!(event.target as Element).closest('button')) {
      const isDouble = event.timeStamp - this.#tappedAt < DOUBLE_MS;
      this.#tappedAt = event.timeStamp;
      this.#options.tap(this.#at(event), isDouble);
    }
  }

  /** Without the key, the wheel scrolls the page, unless the visitor is in the map. */
  #wheel(event: WheelEvent): void {
    const { viewport, move } = this.#options;
    if (!event.ctrlKey && !this.#stage.matches(':focus-within')) return;
    const isAtEnd = event.deltaY > 0 ? !viewport.isPannable : !viewport.canZoomIn;
    if (isAtEnd && !event.ctrlKey) return;
    event.preventDefault();
    // A pinch on a trackpad comes as small turns of a wheel with the key.
    const speed = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.012 : 0.0025;
    move(viewport.zoomed(Math.exp(-event.deltaY * speed), this.#at(event)));
  }

  #at(event: MouseEvent): Point {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
