import { paintBackdrop, paintSectionNames, type Scene } from './backdrop.ts';
import { toCss } from './colors.ts';
import type { Frame } from './frame.ts';
import { fillsOf } from './draw-seat.ts';
import type { CategoryColors, Palette } from './palette.ts';
import type { MapSeat } from './plan.ts';
import type { Box } from './seat-grid.ts';
import type { SeatLook } from './seat-states.ts';
import { colorsOf, glyphOf, Sprites } from './sprites.ts';

const FADE_MS = 200;
/** From this size on, numbers can be read. */
const NUMBERS = 22;
/** When more seats than this change at once, all is painted again. */
const MANY = 400;

export type PaintedScene = Omit<Scene, 'context'>;

/** Paints the hall: all of it after it was moved, and else only the seats that change. */
export class Painter {
  readonly #context: CanvasRenderingContext2D | null;
  readonly #lookOf: (seatId: string) => SeatLook;
  readonly #sprites = new Sprites();
  readonly #fading = new Map<number, { from: SeatLook; since: number }>();

  constructor(canvas: HTMLCanvasElement, lookOf: (seatId: string) => SeatLook) {
    this.#context = canvas.getContext('2d');
    this.#lookOf = lookOf;
  }

  /** A seat looks different from now on. */
  fade(index: number, from: SeatLook): void {
    this.#fading.set(index, { from, since: performance.now() });
  }

  get isFading(): boolean {
    return this.#fading.size > 0;
  }

  /** All that is in the frame. */
  paint(scene: PaintedScene, now: number): void {
    if (!this.#context) return;
    const pixels = devicePixelRatio;
    resize(this.#context.canvas, scene.frame, pixels);
    this.#context.setTransform(pixels, 0, 0, pixels, 0, 0);
    this.#sprites.use({ palette: scene.palette, size: scene.frame.seatSize, pixels });
    this.#paintWithin({ ...scene, context: this.#context }, { boxes: [scene.frame.box], now });
  }

  /** Only the seats that change, and what they touch. */
  paintChanges(scene: PaintedScene, now: number): void {
    if (!this.#context) return;
    if (this.#fading.size > MANY) {
      this.paint(scene, now);
      return;
    }
    const { layout, frame } = scene;
    const boxes = [...this.#fading.keys()].map((index) =>
      boxAround(layout.seats[index] as MapSeat, 0.75 * layout.pitch),
    );
    const context = this.#context;
    context.save();
    context.beginPath();
    for (const box of boxes) {
      const { x, y } = frame.place({ x: box.left, y: box.top });
      const side = Math.ceil((box.right - box.left) * frame.view.scale) + 1;
      context.rect(Math.floor(x), Math.floor(y), side, side);
    }
    context.clip();
    this.#paintWithin({ ...scene, context }, { boxes, now });
    context.restore();
  }

  #paintWithin(scene: Scene, { boxes, now }: { boxes: readonly Box[]; now: number }): void {
    const { context, frame, layout } = scene;
    context.clearRect(0, 0, frame.size.width, frame.size.height);
    paintBackdrop(scene);
    const reach = 0.75 * layout.pitch;
    const seen =
      boxes.length === 1
        ? [...layout.grid.in(grown(boxes[0] as Box, reach))]
        : [...new Set(boxes.flatMap((box) => [...layout.grid.in(grown(box, reach))]))];
    this.#joinCouples(scene, seen);
    this.#paintSeats(scene, { seen, now });
    if (frame.seatSize >= NUMBERS) this.#paintNumbers(scene, seen);
    paintSectionNames(scene);
  }

  #paintSeats({ context, layout, frame }: Scene, { seen, now }: { seen: readonly number[]; now: number }): void {
    const { scale, left, top } = frame.view;
    for (const index of seen) {
      const seat = layout.seats[index] as MapSeat;
      const look = this.#lookOf(seat.id);
      const at = { x: seat.x * scale + left, y: seat.y * scale + top, turn: layout.turns[index] ?? 0 };
      const share = this.#shareOf(index, now);
      if (share < 1) {
        const from = this.#fading.get(index)?.from ?? look;
        context.globalAlpha = 1 - share;
        this.#sprites.put(context, { ...at, seat, look: from });
        context.globalAlpha = share;
      }
      this.#sprites.put(context, { ...at, seat, look });
      context.globalAlpha = 1;
    }
    for (const index of this.#fading.keys()) if (this.#shareOf(index, now) === 1) this.#fading.delete(index);
  }

  /** How far a change has come, from 0 to 1. */
  #shareOf(index: number, now: number): number {
    const fading = this.#fading.get(index);
    return fading ? Math.min(1, Math.max(0, (now - fading.since) / FADE_MS)) : 1;
  }

  /** Both halves of a couple seat are one sofa. Each half paints its own half of the seam. */
  #joinCouples({ context, layout, frame, palette }: Scene, seen: readonly number[]): void {
    context.lineCap = 'butt';
    for (const index of seen) {
      const seat = layout.seats[index] as MapSeat;
      for (const otherId of seat.soldWithIds) {
        const other = layout.seats[layout.indexOf.get(otherId) ?? -1];
        if (!other) continue;
        const [from, to] = [frame.place(seat), frame.place(other)];
        const turn = layout.turns[index] ?? 0;
        for (const { behind, width, color } of seamsOf(this.#lookOf(seat.id), colorsOf(seat, palette), palette)) {
          const [x, y] = [-Math.sin(turn) * behind * frame.seatSize, Math.cos(turn) * behind * frame.seatSize];
          context.strokeStyle = toCss(color);
          context.lineWidth = frame.seatSize * width;
          context.beginPath();
          context.moveTo(from.x + x, from.y + y);
          // A little too far, or a line would be seen between the halves.
          context.lineTo(from.x + x + (to.x - from.x) * 0.52, from.y + y + (to.y - from.y) * 0.52);
          context.stroke();
        }
      }
    }
  }

  #paintNumbers({ context, layout, frame, palette }: Scene, seen: readonly number[]): void {
    context.font = `600 ${Math.min(17, frame.seatSize * 0.36)}px ${palette.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const index of seen) {
      const seat = layout.seats[index] as MapSeat;
      if (this.#lookOf(seat.id) !== 'available' || glyphOf(seat) !== 'none') continue;
      context.fillStyle = toCss(colorsOf(seat, palette).text);
      const { x, y } = frame.place(seat);
      context.fillText(seat.number, x, y - frame.seatSize * 0.06);
    }
  }
}

/** Rectangles that join the halves of a couple seat, measured in seats: backrest and cushion, or one line when not available. */
function seamsOf(look: SeatLook, colors: CategoryColors, palette: Palette) {
  if (look === 'taken' || look === 'blocked') return [{ behind: 0, width: 0.1, color: palette.taken }];
  if (look === 'mine') return [{ behind: 0, width: 0.1, color: palette.accent }];
  const { seat, back } = fillsOf({ look, colors, palette });
  return [
    { behind: 0.34, width: 0.18, color: back },
    { behind: -0.06, width: 0.62, color: seat },
  ];
}

function resize(canvas: HTMLCanvasElement, { size: { width, height } }: Frame, pixels: number): void {
  const [wide, high] = [Math.round(width * pixels), Math.round(height * pixels)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

function boxAround({ x, y }: MapSeat, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
