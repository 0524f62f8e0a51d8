import type { Point } from './plan.ts';
import type { Box } from './seat-grid.ts';

/** From this size on, in CSS pixels, a seat can be tapped (WCAG 2.5.8). */
export const TAPPABLE = 24;
/** A seat is never shown larger. */
const LARGEST = 60;

/** Where the hall is on the stage: a place (x, y) is painted at (x * scale + left, y * scale + top). */
export interface View {
  /** CSS pixels for each seat width. */
  scale: number;
  left: number;
  top: number;
}

/** Which part of the hall is seen, and how large. */
export class Viewport {
  #view: View = { scale: 1, left: 0, top: 0 };
  #size = { width: 0, height: 0 };
  #bounds: Box = { left: 0, top: 0, right: 1, bottom: 1 };
  #pitch = 1;

  get view(): View {
    return this.#view;
  }

  get size(): { width: number; height: number } {
    return this.#size;
  }

  /** The size of a seat in CSS pixels. */
  get seatSize(): number {
    return this.#view.scale * this.#pitch;
  }

  get isTappable(): boolean {
    return this.seatSize >= TAPPABLE - 0.01;
  }

  /** Whether there is more of the hall than is seen. */
  get isPannable(): boolean {
    return this.#view.scale > this.#fitted.scale * 1.001;
  }

  /** Whether there is more of it above or below than an edge without seats. */
  get isTall(): boolean {
    return (this.#bounds.bottom - this.#bounds.top) * this.#view.scale > this.#size.height * 1.1;
  }

  get canZoomIn(): boolean {
    return this.#view.scale < this.#largest * 0.999;
  }

  /** A part of the hall as it is seen. */
  get visible(): Box {
    return this.boxOf(this.#view);
  }

  boxOf({ scale, left, top }: View): Box {
    const { width, height } = this.#size;
    return { left: -left / scale, top: -top / scale, right: (width - left) / scale, bottom: (height - top) / scale };
  }

  setHall({ bounds, pitch }: { bounds: Box; pitch: number }): void {
    this.#bounds = bounds;
    this.#pitch = pitch;
  }

  /** The middle of what was seen stays in the middle. */
  resize(size: { width: number; height: number }): void {
    const wasFitted = !this.isPannable;
    const middle = this.toHall({ x: this.#size.width / 2, y: this.#size.height / 2 });
    this.#size = size;
    if (wasFitted) this.#view = this.#fitted;
    else this.set(this.around(middle, this.#view.scale));
  }

  set(view: View): void {
    this.#view = this.#held(view);
  }

  /** The whole hall. */
  get fitted(): View {
    return this.#fitted;
  }

  /**
   * What is shown first: the whole hall, or at least half of its width where that makes its seats large enough for fingers, as on
   * a phone.
   */
  get start(): View {
    const { left, top, right, bottom } = this.#bounds;
    const size = this.#fitted.scale * this.#pitch;
    if (size >= TAPPABLE || size < TAPPABLE * 0.5) return this.#fitted;
    return this.around({ x: (left + right) / 2, y: (top + bottom) / 2 }, TAPPABLE / this.#pitch);
  }

  panned(by: Point): View {
    return this.#held({ ...this.#view, left: this.#view.left + by.x, top: this.#view.top + by.y });
  }

  /** Closer by a factor, with what is at a point of the stage staying there. */
  zoomed(factor: number, at: Point): View {
    const place = this.toHall(at);
    const scale = this.#limited(this.#view.scale * factor);
    return this.#held({ scale, left: at.x - place.x * scale, top: at.y - place.y * scale });
  }

  /** With a place of the hall in the middle of the stage. */
  around(place: Point, scale: number): View {
    const limited = this.#limited(scale);
    const { width, height } = this.#size;
    return this.#held({ scale: limited, left: width / 2 - place.x * limited, top: height / 2 - place.y * limited });
  }

  /** The least movement after which a seat is seen, and can be tapped. */
  showing(place: Point): View {
    if (!this.isTappable) return this.around(place, (1.4 * TAPPABLE) / this.#pitch);
    const { x, y } = this.toStage(place);
    const margin = Math.min(1.5 * this.seatSize, this.#size.width / 3, this.#size.height / 3);
    return this.panned({
      x: Math.max(0, margin - x) + Math.min(0, this.#size.width - margin - x),
      y: Math.max(0, margin - y) + Math.min(0, this.#size.height - margin - y),
    });
  }

  toHall({ x, y }: Point): Point {
    const { scale, left, top } = this.#view;
    return { x: (x - left) / scale, y: (y - top) / scale };
  }

  toStage({ x, y }: Point): Point {
    const { scale, left, top } = this.#view;
    return { x: x * scale + left, y: y * scale + top };
  }

  get #largest(): number {
    return Math.max(LARGEST / this.#pitch, this.#fitted.scale);
  }

  get #fitted(): View {
    const { left, top, right, bottom } = this.#bounds;
    const { width, height } = this.#size;
    const scale = Math.min(width / (right - left), height / (bottom - top), (0.8 * LARGEST) / this.#pitch) || 1;
    return {
      scale,
      left: (width - (left + right) * scale) / 2,
      top: (height - (top + bottom) * scale) / 2,
    };
  }

  #limited(scale: number): number {
    return Math.min(this.#largest, Math.max(this.#fitted.scale, scale));
  }

  /** The hall does not leave the stage: where it is smaller it is in the middle, else it reaches from edge to edge. */
  #held({ scale, left, top }: View): View {
    const { width, height } = this.#size;
    const bounds = this.#bounds;
    return {
      scale,
      left: within({ offset: left, from: bounds.left * scale, to: bounds.right * scale, space: width }),
      top: within({ offset: top, from: bounds.top * scale, to: bounds.bottom * scale, space: height }),
    };
  }
}

function within({ offset, from, to, space }: { offset: number; from: number; to: number; space: number }): number {
  if (to - from <= space) return (space - from - to) / 2;
  return Math.min(-from, Math.max(space - to, offset));
}
