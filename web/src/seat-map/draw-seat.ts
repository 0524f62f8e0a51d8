import { type Color, mix, toCss } from './colors.ts';
import { drawCheck, drawCross, drawHiddenEye, drawPerson, drawPlus, drawWheelchair } from './glyphs.ts';
import type { CategoryColors, Palette } from './palette.ts';
import type { SeatLook } from './seat-states.ts';

export type SeatGlyph = 'wheelchair' | 'companion' | 'restricted' | 'none';

export interface DrawnSeat {
  look: SeatLook;
  glyph: SeatGlyph;
  colors: CategoryColors;
  palette: Palette;
}

/** Below this size, in CSS pixels, a seat is a dot. */
export const DOT = 9;
/** From this size on it has a backrest. */
const DETAILED = 15;

/** Paints a seat around the origin that looks up, to the screen. @param size from seat to seat, in pixels of CSS */
export function drawSeat(context: CanvasRenderingContext2D, size: number, seat: DrawnSeat): void {
  context.lineJoin = context.lineCap = 'round';
  const isFilled = seat.look !== 'taken' && seat.look !== 'blocked';
  if (isFilled) drawFilled(context, size, seat);
  else drawHollow(context, size, seat.palette);
  if (size < DOT) return;
  context.lineWidth = Math.max(1.5, size * 0.075);
  const ink = inkOf(seat);
  context.strokeStyle = context.fillStyle = toCss(ink);
  if (seat.look === 'picked' || seat.look === 'mine') drawCheck(context, size);
  else if (seat.look === 'suggested') drawPlus(context, size);
  else if (!isFilled) drawCross(context, size);
  else if (seat.glyph === 'wheelchair') drawWheelchair(context, size);
  else if (seat.glyph === 'companion') drawPerson(context, size);
  else if (seat.glyph === 'restricted') drawHiddenEye(context, size);
}

function drawFilled(context: CanvasRenderingContext2D, size: number, drawn: DrawnSeat): void {
  const { look, palette } = drawn;
  const { seat, back } = fillsOf(drawn);
  if (size < DOT) {
    context.fillStyle = toCss(seat);
    context.beginPath();
    context.arc(0, 0, size * 0.4, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  if (size >= DETAILED) {
    context.fillStyle = toCss(back);
    rounded(context, size, { left: -0.42, top: 0.02, right: 0.42, bottom: 0.43, radius: 0.17 });
    context.fill();
  }
  context.fillStyle = toCss(seat);
  rounded(context, size, {
    left: -0.36,
    top: -0.42,
    right: 0.36,
    bottom: size >= DETAILED ? 0.29 : 0.36,
    radius: 0.17,
  });
  context.fill();
  if (look !== 'mine') return;
  context.strokeStyle = toCss(palette.accent);
  context.lineWidth = Math.max(1.5, size * 0.08);
  rounded(context, size, { left: -0.42, top: -0.43, right: 0.42, bottom: 0.43, radius: 0.2 });
  context.stroke();
}

function drawHollow(context: CanvasRenderingContext2D, size: number, { taken, ground }: Palette): void {
  context.strokeStyle = toCss(taken);
  context.fillStyle = toCss(mix(ground, taken, 0.12));
  context.lineWidth = Math.max(0.75, size * 0.045);
  if (size < DOT) {
    context.beginPath();
    context.arc(0, 0, size * 0.3, 0, 2 * Math.PI);
  } else {
    rounded(context, size, { left: -0.34, top: -0.36, right: 0.34, bottom: 0.36, radius: 0.17 });
  }
  context.fill();
  context.stroke();
}

/** The colour that a seat has from far away. */
export function fillOf({ look, colors, palette }: Omit<DrawnSeat, 'glyph'>): Color {
  if (look === 'taken' || look === 'blocked') return palette.taken;
  return look === 'picked' || look === 'mine' || look === 'suggested' ? palette.accent : colors.seat;
}

export function fillsOf({ look, colors, palette }: Omit<DrawnSeat, 'glyph'>): { seat: Color; back: Color } {
  if (look === 'picked') return { seat: palette.accent, back: mix(palette.accent, [0, 0, 0], 0.28) };
  if (look === 'mine') return { seat: palette.ground, back: palette.ground };
  return colors;
}

function inkOf({ look, colors, palette }: DrawnSeat): Color {
  if (look === 'picked') return palette.onAccent;
  if (look === 'mine') return palette.accent;
  if (look === 'taken' || look === 'blocked') return palette.taken;
  return colors.text;
}

function rounded(
  context: CanvasRenderingContext2D,
  size: number,
  { left, top, right, bottom, radius }: { left: number; top: number; right: number; bottom: number; radius: number },
): void {
  context.beginPath();
  context.roundRect(left * size, top * size, (right - left) * size, (bottom - top) * size, radius * size);
}
