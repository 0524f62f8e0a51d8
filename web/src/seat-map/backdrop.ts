import { mix, toCss } from './colors.ts';
import type { Frame } from './frame.ts';
import type { Label, Layout, Screen } from './layout.ts';
import type { Palette } from './palette.ts';
import type { MapArea, Point } from './plan.ts';

export interface Scene {
  context: CanvasRenderingContext2D;
  layout: Layout;
  frame: Frame;
  palette: Palette;
  screenText: string;
}

/** From this size of a seat on, the letters of the rows can be read. */
const ROW_LABELS = 10;

/** What lies behind the seats: areas, the screen, the letters of the rows, the names of the sections. */
export function paintBackdrop(scene: Scene): void {
  const { context, layout, palette, frame } = scene;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, area] of layout.areas.entries()) paintArea(scene, area, palette.areas[index] ?? palette.muted);
  if (layout.screen) paintScreen(scene, layout.screen);
  if (frame.seatSize >= ROW_LABELS) {
    context.fillStyle = toCss(palette.muted);
    context.font = `500 ${clamped(frame.seatSize * 0.4, 10, 17)}px ${palette.font}`;
    for (const label of layout.rowLabels) write(scene, label);
    context.font = `600 ${clamped(frame.seatSize * 0.46, 11, 20)}px ${palette.font}`;
    for (const { name, head } of layout.sections) write(scene, { ...head, text: name });
  }
}

/** Over the seats of a hall that is seen as a whole: which part is which. Names that would cover another are left out. */
export function paintSectionNames(scene: Scene): void {
  const { context, layout, palette, frame } = scene;
  if (frame.seatSize >= ROW_LABELS) return;
  context.font = `600 ${frame.size.width < 900 ? 11 : 13}px ${palette.font}`;
  context.lineWidth = 1;
  const painted: { x: number; y: number; half: number }[] = [];
  for (const { name, middle } of layout.sections) {
    const { x, y } = frame.place(middle);
    const half = context.measureText(name).width / 2 + 8;
    if (painted.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 24)) continue;
    painted.push({ x, y, half });
    context.beginPath();
    context.roundRect(x - half, y - 12, 2 * half, 24, 12);
    context.fillStyle = toCss(palette.ground, 0.92);
    context.fill();
    context.strokeStyle = toCss(palette.line);
    context.stroke();
    context.fillStyle = toCss(palette.text);
    context.fillText(name, x, y + 0.5);
  }
}

function paintArea(scene: Scene, { points, text }: MapArea, color: Palette['text']): void {
  const { context, palette, frame } = scene;
  const corners = points.map((point) => frame.place(point));
  if (corners.length > 2) {
    context.beginPath();
    for (const { x, y } of corners) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = toCss(mix(palette.ground, color, 0.22));
    context.fill();
    context.strokeStyle = toCss(mix(palette.ground, color, 0.5));
    context.lineWidth = 1;
    context.stroke();
  }
  if (text === null || points.length === 0) return;
  context.fillStyle = toCss(palette.text);
  context.font = `600 ${clamped(frame.seatSize * 0.5, 11, 22)}px ${palette.font}`;
  write(scene, { ...middleOf(points), text });
}

function paintScreen({ context, frame, palette, screenText }: Scene, { from, to, depth }: Screen): void {
  const [left, right] = [frame.place(from), frame.place(to)];
  const scale = frame.view.scale;
  const middle = (left.x + right.x) / 2;
  const top = left.y - 2 * depth * scale;
  const thickness = clamped(0.16 * scale, 2.5, 7);
  // Its light falls into the hall.
  const reach = clamped(2.4 * scale, 24, 110);
  const light = context.createLinearGradient(0, top, 0, left.y + reach);
  light.addColorStop(0, toCss(palette.screen, 0.26));
  light.addColorStop(1, toCss(palette.screen, 0));
  context.fillStyle = light;
  context.beginPath();
  context.moveTo(left.x, left.y);
  context.quadraticCurveTo(middle, top, right.x, right.y);
  context.lineTo(right.x + reach * 0.35, right.y + reach);
  context.quadraticCurveTo(middle, top + reach, left.x - reach * 0.35, left.y + reach);
  context.fill();
  context.strokeStyle = toCss(palette.screen);
  context.lineWidth = thickness;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(left.x, left.y);
  context.quadraticCurveTo(middle, top, right.x, right.y);
  context.stroke();
  context.fillStyle = toCss(palette.muted);
  const size = clamped(0.42 * scale, 11, 15);
  context.font = `600 ${size}px ${palette.font}`;
  context.fillText(screenText, middle, left.y - depth * scale - thickness - size * 0.85);
}

function write({ context, frame }: Scene, { text, ...place }: Label): void {
  const { x, y } = frame.place(place);
  const { width, height } = frame.size;
  if (x > -100 && y > -100 && x < width + 100 && y < height + 100) context.fillText(text, x, y);
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
