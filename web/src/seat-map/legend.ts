import { drawSeat, type DrawnSeat } from './draw-seat.ts';
import { element } from './element.ts';
import { colorsOf, glyphOf, makeSprite } from './sprites.ts';
import type { Palette } from './palette.ts';
import type { SeatMapPlan } from './plan.ts';
import type { SeatLook } from './seat-states.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';

const SIZE = 26;

export interface LegendOptions {
  palette: Palette;
  texts: SeatMapTexts;
  /** What only some maps have, and only at times. */
  special: readonly SeatLook[];
}

/** What the colours and signs of the map mean, painted as on the map. */
export class Legend {
  readonly categories = element('ul', { className: 'categories' });
  readonly signs = element('ul', { className: 'signs' });

  show(plan: SeatMapPlan, { palette, texts, special }: LegendOptions): void {
    this.categories.ariaLabel = texts.legend;
    this.signs.ariaLabel = texts.legend;
    const first = plan.categories[0];
    const plain = { look: 'available', glyph: 'none', palette } as const;
    const colors = colorsOf({ categoryId: first?.id ?? '' }, palette);
    this.categories.replaceChildren(
      ...plan.categories.map(({ id, name, price }) =>
        item(
          { ...plain, colors: colorsOf({ categoryId: id }, palette) },
          element('b', {}, name),
          ...(price === null ? [] : [` ${price}`]),
        ),
      ),
    );
    const glyphs = new Set(plan.seats.map(glyphOf));
    this.signs.replaceChildren(
      item({ ...plain, look: 'picked', colors }, texts.picked),
      ...special.map((look) => item({ ...plain, look, colors }, texts[look])),
      item({ ...plain, look: 'taken', colors }, texts.taken),
      ...(glyphs.has('wheelchair') ? [item({ ...plain, glyph: 'wheelchair', colors }, texts.features.WHEELCHAIR)] : []),
      ...(glyphs.has('companion') ? [item({ ...plain, glyph: 'companion', colors }, texts.features.COMPANION)] : []),
      ...(glyphs.has('restricted')
        ? [item({ ...plain, glyph: 'restricted', colors }, texts.features.RESTRICTED_VIEW)]
        : []),
      ...coupleOf(plan, palette, texts),
    );
  }
}

function item(seat: DrawnSeat, ...text: (Node | string)[]): HTMLLIElement {
  return element(
    'li',
    {},
    painted(makeSprite(seat, { size: SIZE, pixels: devicePixelRatio })),
    element('span', {}, ...text),
  );
}

function coupleOf({ seats }: SeatMapPlan, palette: Palette, texts: SeatMapTexts): HTMLLIElement[] {
  const couple = seats.find(({ features }) => features.includes('COUPLE'));
  const colors = couple && palette.categories.get(couple.categoryId);
  if (!colors) return [];
  const canvas = element('canvas', { width: 2 * SIZE * devicePixelRatio, height: SIZE * 1.1 * devicePixelRatio });
  const context = canvas.getContext('2d');
  context?.scale(devicePixelRatio, devicePixelRatio);
  context?.translate(SIZE / 2, SIZE * 0.55);
  if (context) {
    context.fillStyle = `rgb(${colors.back.join(' ')})`;
    context.fillRect(0, 0.25 * SIZE, SIZE, 0.18 * SIZE);
    context.fillStyle = `rgb(${colors.seat.join(' ')})`;
    context.fillRect(0, -0.37 * SIZE, SIZE, 0.62 * SIZE);
    drawSeat(context, SIZE, { look: 'available', glyph: 'none', palette, colors });
    context.translate(SIZE, 0);
    drawSeat(context, SIZE, { look: 'available', glyph: 'none', palette, colors });
  }
  return [element('li', {}, painted(canvas), element('span', {}, texts.features.COUPLE))];
}

function painted(canvas: HTMLCanvasElement): HTMLCanvasElement {
  canvas.ariaHidden = 'true';
  canvas.style.width = `${canvas.width / devicePixelRatio}px`;
  return canvas;
}
