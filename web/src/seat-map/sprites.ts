import { toCss } from './colors.ts';
import { DOT, type DrawnSeat, drawSeat, fillOf, type SeatGlyph } from './draw-seat.ts';
import type { CategoryColors, Palette } from './palette.ts';
import type { MapSeat } from './plan.ts';
import type { SeatLook } from './seat-states.ts';

/** Of a sprite, in seats: nothing of a seat reaches beyond. */
const REACH = 1.1;
/** Below this size, in CSS pixels, a seat is a square: thousands of them are painted at once. */
const SQUARE = 6.5;

interface Drawing {
  palette: Palette;
  size: number;
  pixels: number;
}

/** Each kind of seat is drawn once for the size that seats have now, and then copied. */
export class Sprites {
  readonly #sprites = new Map<string, HTMLCanvasElement>();
  #drawing: Drawing | undefined;

  use(drawing: Drawing): void {
    const { palette, size, pixels } = this.#drawing ?? {};
    if (palette === drawing.palette && size === drawing.size && pixels === drawing.pixels) return;
    this.#drawing = drawing;
    this.#sprites.clear();
  }

  put(
    context: CanvasRenderingContext2D,
    { seat, look, x, y, turn }: { seat: MapSeat; look: SeatLook; x: number; y: number; turn: number },
  ): void {
    if (!this.#drawing) return;
    const { size, pixels, palette } = this.#drawing;
    if (size < SQUARE) {
      const side = size * (look === 'taken' || look === 'blocked' ? 0.5 : 0.78);
      context.fillStyle = toCss(fillOf({ look, colors: colorsOf(seat, palette), palette }));
      context.fillRect(x - side / 2, y - side / 2, side, side);
      return;
    }
    const sprite = this.#spriteOf(seat, look);
    const side = sprite.width / pixels;
    if (turn === 0 || size < DOT) {
      const snapped = (value: number) => Math.round((value - side / 2) * pixels) / pixels;
      context.drawImage(sprite, snapped(x), snapped(y), side, side);
      return;
    }
    context.save();
    context.translate(x, y);
    context.rotate(turn);
    context.drawImage(sprite, -side / 2, -side / 2, side, side);
    context.restore();
  }

  #spriteOf(seat: MapSeat, look: SeatLook): HTMLCanvasElement {
    const { palette, size, pixels } = this.#drawing as Drawing;
    const glyph = glyphOf(seat);
    const key = `${look}/${glyph}/${seat.categoryId}`;
    const known = this.#sprites.get(key);
    if (known) return known;
    const sprite = makeSprite({ look, glyph, palette, colors: colorsOf(seat, palette) }, { size, pixels });
    this.#sprites.set(key, sprite);
    return sprite;
  }
}

export function glyphOf({ features }: Pick<MapSeat, 'features'>): SeatGlyph {
  if (features.includes('WHEELCHAIR')) return 'wheelchair';
  if (features.includes('COMPANION')) return 'companion';
  return features.includes('RESTRICTED_VIEW') ? 'restricted' : 'none';
}

/** @param pixels of the screen for each of CSS */
export function makeSprite(seat: DrawnSeat, { size, pixels }: { size: number; pixels: number }): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  sprite.width = sprite.height = 2 * Math.ceil((size * REACH * pixels) / 2);
  const context = sprite.getContext('2d');
  context?.translate(sprite.width / 2, sprite.height / 2);
  context?.scale(pixels, pixels);
  if (context) drawSeat(context, size, seat);
  return sprite;
}

/** Of a category that the plan does not have: readable at least. */
export function colorsOf(
  { categoryId }: { categoryId: string },
  { categories, text, ground }: Palette,
): CategoryColors {
  return categories.get(categoryId) ?? { seat: text, back: text, text: ground };
}
