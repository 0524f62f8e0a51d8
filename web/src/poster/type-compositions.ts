import { setBlock } from './block.ts';
import type { Composition } from './composition.ts';
import { HEIGHT, SHEET, type Shape, type TextShape, WIDTH, disc, rectangle, round } from './shapes.ts';
import { heightOf, widthOf } from './type.ts';

/** Big lines, each as wide as the sheet; what is left over is a disc that rises behind them. */
export const wall: Composition = ({ title, palette, random }) => {
  if (title.split(' ').length < 2) return undefined;
  const lines = setBlock(title, SHEET, { fill: palette.ink, justified: true, at: 'bottom' });
  const loud = Math.floor(random() * lines.length);
  const top = Math.min(...lines.map(({ y, size }) => y - size * 0.7));
  const sun = disc(WIDTH * (0.3 + random() * 0.4), Math.max(62, top - 26), 30 + Math.min(62, top * 0.42), palette.soft);
  return [sun, ...lines.map((line, index) => (index === loud ? { ...line, fill: palette.strong } : line))];
};

/** One or two words that climb the whole height. */
export const tower: Composition = ({ title, palette, random }) => {
  const words = title.split(' ');
  if (words.length > 2 || widthOf(title) < 3) return undefined;
  const side = { x: 0, y: 0, width: SHEET.height, height: SHEET.width * 0.8 };
  const lines = setBlock(title, side, { fill: palette.ink, justified: true, at: 'bottom' });
  const upright = lines.map((line) => ({
    ...line,
    x: round(SHEET.x + SHEET.width * 0.2 + line.y),
    y: SHEET.y + SHEET.height - line.x,
    isUpright: true,
  }));
  const r = 64 + random() * 34;
  const [cx, cy] = [r * 0.35, SHEET.y + r * 0.6 + random() * 150];
  return [disc(cx, cy, r, palette.soft), disc(cx, cy, r * 0.62, palette.strong), ...upright];
};

/** A letter in each field of a chequered sheet. */
export const letters: Composition = ({ title, palette, random }) => {
  const all = Array.from(title.replace(/[^\p{L}\p{N}]/gu, ''));
  if (all.length < 4 || all.length > 12) return undefined;
  const columns = all.length <= 4 ? 2 : 3;
  const rows = Math.ceil(all.length / columns);
  const [width, height] = [WIDTH / columns, HEIGHT / rows];
  const odd = Math.floor(random() * all.length);
  return Array.from({ length: rows * columns }, (_, index): Shape[] => {
    const [x, y] = [(index % columns) * width, Math.floor(index / columns) * height];
    const isSoft = (Math.floor(index / columns) + (index % columns)) % 2 === 1;
    const fill = index === odd ? palette.strong : isSoft ? palette.soft : palette.paper;
    const field = rectangle({ x, y, width, height }, fill);
    const letter = all[index];
    if (letter === undefined)
      return [field, disc(x + width / 2, y + height / 2, Math.min(width, height) * 0.3, palette.strong)];
    const size = Math.min((height * 0.74) / heightOf(letter).above, (width * 0.8) / widthOf(letter), width * 1.15);
    const length = size * widthOf(letter);
    const baseline = y + (height + size * heightOf(letter).above) / 2;
    return [
      field,
      {
        kind: 'text',
        text: letter,
        x: x + (width - length) / 2,
        y: baseline,
        size,
        length,
        fill: palette.ink,
      },
    ];
  }).flat();
};

/** The title again and again, one of them in another ink. */
export const echo: Composition = ({ title, palette, random }) => {
  // A short title more than once in a line.
  const times = Math.max(1, Math.floor(3.4 / (widthOf(title) + 0.22)));
  const line = Array.from({ length: times }, () => title).join(' ');
  const size = SHEET.width / widthOf(line);
  if (size < 19 || size > 90) return undefined;
  const step = size * (heightOf(line).above + heightOf(line).below + 0.13);
  const count = Math.floor((SHEET.height + size * 0.13) / step);
  const loud = Math.floor(count * (0.25 + random() * 0.5));
  const gap = (SHEET.height - (count * step - size * 0.13)) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index): TextShape => ({
    kind: 'text',
    text: line,
    x: SHEET.x,
    y: SHEET.y + size * heightOf(line).above + index * (step + gap),
    size,
    length: size * widthOf(line),
    fill: index === loud ? palette.ink : palette.soft,
  }));
};
