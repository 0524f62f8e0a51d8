import type { Point } from './plan.ts';
import type { Box } from './seat-grid.ts';
import type { View } from './viewport.ts';

/** Of the stage, on each side: so far the hall can be moved before it has to be painted again. */
const MARGIN = 0.25;
/** So much a painted picture may be enlarged or made smaller while the hall moves. */
const MOST_ENLARGED = 1.6;
const LEAST_ENLARGED = 0.75;

interface Size {
  width: number;
  height: number;
}

/** What is painted at one time: the hall as it was seen, and some of what is around. */
export class Frame {
  /** In the coordinates of the canvas. */
  readonly view: View;
  /** Of the canvas, in CSS pixels. */
  readonly size: Size;
  /** In CSS pixels. */
  readonly seatSize: number;
  readonly #margin: Point;
  readonly #stage: Size;

  constructor({ view, stage, pitch }: { view: View; stage: Size; pitch: number }) {
    this.#margin = { x: Math.round(stage.width * MARGIN), y: Math.round(stage.height * MARGIN) };
    this.#stage = stage;
    this.view = { scale: view.scale, left: view.left + this.#margin.x, top: view.top + this.#margin.y };
    this.size = { width: stage.width + 2 * this.#margin.x, height: stage.height + 2 * this.#margin.y };
    this.seatSize = view.scale * pitch;
  }

  /** The part of the hall that is painted. */
  get box(): Box {
    const { scale, left, top } = this.view;
    const { width, height } = this.size;
    return { left: -left / scale, top: -top / scale, right: (width - left) / scale, bottom: (height - top) / scale };
  }

  place({ x, y }: Point): Point {
    const { scale, left, top } = this.view;
    return { x: x * scale + left, y: y * scale + top };
  }

  /** How the canvas has to lie on the stage for the hall to be seen as in a view. */
  shiftTo(view: View): { scale: number; left: number; top: number } {
    const scale = view.scale / this.view.scale;
    return { scale, left: view.left - this.view.left * scale, top: view.top - this.view.top * scale };
  }

  /** Whether the painted picture will do for another view while the hall moves. */
  covers(view: View): boolean {
    const { scale, left, top } = this.shiftTo(view);
    if (scale > MOST_ENLARGED || scale < LEAST_ENLARGED) return false;
    const [right, bottom] = [left + this.size.width * scale, top + this.size.height * scale];
    return left <= 0 && top <= 0 && right >= this.#stage.width && bottom >= this.#stage.height;
  }
}
