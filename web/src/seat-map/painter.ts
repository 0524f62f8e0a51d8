import { paintBackdrop, paintSectionNames, type Scene } from './backdrop.ts';
import { toCss } from './colors.ts';
import { type DrawnSeat, type SeatGlyph, drawSeat } from './draw-seat.ts';
import type { Layout } from './layout.ts';
import type { Palette } from './palette.ts';
import type { MapSeat } from './plan.ts';
import type { SeatLook } from './seat-states.ts';
import type { Viewport } from './viewport.ts';

const FADE_MS = 200;
/** From this size on, numbers can be read. */
const NUMBERS = 24;
/** Of a sprite, in seats: nothing of a seat reaches beyond. */
const REACH = 1.1;

/** Paints the hall: each kind of seat once, as a sprite, and then the sprite for each of its seats in view. */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #lookOf: (seatId: string) => SeatLook;
  readonly #sprites = new Map<string, HTMLCanvasElement>();
  readonly #fading = new Map<number, { from: SeatLook; since: number }>();
  #spritesAre = '';

  constructor(canvas: HTMLCanvasElement, lookOf: (seatId: string) => SeatLook) {
    this.#canvas = canvas;
    this.#lookOf = lookOf;
  }

  /** A seat looks different from now on. */
  fade(index: number, from: SeatLook): void {
    this.#fading.set(index, { from, since: performance.now() });
  }

  /** @returns whether it has to be painted again soon */
  paint(scene: Omit<Scene, 'context'>, now: number): boolean {
    const context = this.#canvas.getContext('2d');
    if (!context) return false;
    const { viewport, palette } = scene;
    const pixels = devicePixelRatio;
    this.#resize(viewport.size, pixels);
    this.#useSprites({ viewport, palette, pixels });
    context.setTransform(pixels, 0, 0, pixels, 0, 0);
    context.clearRect(0, 0, viewport.size.width, viewport.size.height);
    const full = { ...scene, context };
    paintBackdrop(full);
    const seen = [...scene.layout.grid.in(grown(viewport.visible, scene.layout.pitch))];
    this.#joinCouples(full, seen);
    this.#paintSeats({ ...full, pixels, now }, seen);
    context.setTransform(pixels, 0, 0, pixels, 0, 0);
    if (viewport.seatSize >= NUMBERS) this.#paintNumbers(full, seen);
    paintSectionNames(full);
    return this.#fading.size > 0;
  }

  #resize({ width, height }: { width: number; height: number }, pixels: number): void {
    const [wide, high] = [Math.round(width * pixels), Math.round(height * pixels)];
    if (this.#canvas.width !== wide) this.#canvas.width = wide;
    if (this.#canvas.height !== high) this.#canvas.height = high;
  }

  #useSprites({ viewport, palette, pixels }: { viewport: Viewport; palette: Palette; pixels: number }): void {
    const wanted = `${viewport.seatSize} ${pixels}`;
    if (this.#spritesAre === wanted && this.#palette === palette) return;
    this.#spritesAre = wanted;
    this.#palette = palette;
    this.#sprites.clear();
  }
  #palette: Palette | undefined;

  #paintSeats(
    { context, layout, viewport, palette, pixels, now }: Scene & { pixels: number; now: number },
    seen: readonly number[],
  ) {
    const { scale, left, top } = viewport.view;
    const size = viewport.seatSize;
    for (const index of seen) {
      const seat = layout.seats[index] as MapSeat;
      const look = this.#lookOf(seat.id);
      const turn = size < 9 ? 0 : (layout.turns[index] ?? 0);
      const [x, y] = [(seat.x * scale + left) * pixels, (seat.y * scale + top) * pixels];
      const put = (as: SeatLook, alpha: number) => {
        const sprite = this.#spriteOf({ seat, look: as, palette, size, pixels });
        const half = sprite.width / 2;
        if (turn === 0) context.setTransform(1, 0, 0, 1, Math.round(x - half), Math.round(y - half));
        else {
          const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
          context.setTransform(cos, sin, -sin, cos, x - cos * half + sin * half, y - sin * half - cos * half);
        }
        if (alpha < 1) context.globalAlpha = alpha;
        context.drawImage(sprite, 0, 0);
        if (alpha < 1) context.globalAlpha = 1;
      };
      const fading = this.#fading.get(index);
      if (!fading) {
        put(look, 1);
        continue;
      }
      const share = Math.min(1, Math.max(0, (now - fading.since) / FADE_MS));
      put(fading.from, 1 - share);
      put(look, Math.max(0.01, share));
      if (share === 1) this.#fading.delete(index);
    }
    // Out of view nobody sees the change.
    for (const [index, { since }] of this.#fading) if (now - since > FADE_MS) this.#fading.delete(index);
  }

  #spriteOf({
    seat,
    look,
    palette,
    size,
    pixels,
  }: {
    seat: MapSeat;
    look: SeatLook;
    palette: Palette;
    size: number;
    pixels: number;
  }) {
    const glyph = glyphOf(seat);
    const key = `${look}/${glyph}/${seat.categoryId}`;
    const known = this.#sprites.get(key);
    if (known) return known;
    const sprite = makeSprite({ look, glyph, palette, colors: colorsOf(seat, palette) }, size, pixels);
    this.#sprites.set(key, sprite);
    return sprite;
  }

  /** Both halves of a couple seat are one sofa. */
  #joinCouples({ context, layout, viewport, palette }: Scene, seen: readonly number[]): void {
    for (const index of seen) {
      const seat = layout.seats[index] as MapSeat;
      for (const otherId of seat.soldWithIds) {
        const other = layout.seats[layout.indexOf.get(otherId) ?? -1];
        if (!other || seat.id > other.id) continue;
        const [from, to] = [viewport.toStage(seat), viewport.toStage(other)];
        const look = this.#lookOf(seat.id);
        const isFree = look === 'available' || look === 'suggested';
        context.strokeStyle = toCss(
          isFree ? colorsOf(seat, palette).back : look === 'picked' || look === 'mine' ? palette.accent : palette.taken,
        );
        context.lineWidth = viewport.seatSize * 0.34;
        context.lineCap = 'butt';
        context.beginPath();
        context.moveTo(from.x, from.y);
        context.lineTo(to.x, to.y);
        context.stroke();
      }
    }
  }

  #paintNumbers({ context, layout, viewport, palette }: Scene, seen: readonly number[]): void {
    context.font = `600 ${Math.min(17, viewport.seatSize * 0.36)}px ${palette.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const index of seen) {
      const seat = layout.seats[index] as MapSeat;
      if (this.#lookOf(seat.id) !== 'available' || glyphOf(seat) !== 'none') continue;
      context.fillStyle = toCss(colorsOf(seat, palette).text);
      const { x, y } = viewport.toStage(seat);
      context.fillText(seat.number, x, y - viewport.seatSize * 0.06);
    }
  }
}

export function glyphOf({ features }: Pick<MapSeat, 'features'>): SeatGlyph {
  if (features.includes('WHEELCHAIR')) return 'wheelchair';
  return features.includes('COMPANION') ? 'companion' : 'none';
}

export function makeSprite(seat: DrawnSeat, size: number, pixels: number): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  sprite.width = sprite.height = 2 * Math.ceil((size * REACH * pixels) / 2);
  const context = sprite.getContext('2d');
  context?.translate(sprite.width / 2, sprite.height / 2);
  context?.scale(pixels, pixels);
  if (context) drawSeat(context, size, seat);
  return sprite;
}

function colorsOf({ categoryId }: MapSeat, { categories, text, ground }: Palette) {
  return categories.get(categoryId) ?? { seat: text, back: text, text: ground };
}

function grown({ left, top, right, bottom }: Layout['bounds'], by: number): Layout['bounds'] {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
