import { setBlock } from './block.ts';
import type { Palette } from './palettes.ts';
import { HEIGHT, type PathShape, SHEET, type Shape, type TextShape, WIDTH, disc, rectangle, round } from './shapes.ts';
import { heightOf, widthOf } from './type.ts';

/** What a composition is made from. `random` is from 0 to 1, and the same each time for a title. */
export interface Brief {
  /** In capitals. */
  title: string;
  palette: Palette;
  random: () => number;
}

/** Returns undefined for a title that does not suit it. */
export type Composition = (brief: Brief) => Shape[] | undefined;

/** Big lines, each as wide as the sheet; what is left over is a disc that rises behind them. */
const wall: Composition = ({ title, palette, random }) => {
  if (title.split(' ').length < 2) return undefined;
  const lines = setBlock(title, SHEET, { fill: palette.ink, justified: true, at: 'bottom' });
  const loud = Math.floor(random() * lines.length);
  const top = Math.min(...lines.map(({ y, size }) => y - size * 0.7));
  const sun = disc(WIDTH * (0.3 + random() * 0.4), Math.max(62, top - 26), 30 + Math.min(62, top * 0.42), palette.soft);
  return [sun, ...lines.map((line, index) => (index === loud ? { ...line, fill: palette.strong } : line))];
};

/** One or two words that climb the whole height. */
const tower: Composition = ({ title, palette, random }) => {
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
  const r = 34 + random() * 22;
  return [disc(SHEET.x + r * 0.75, SHEET.y + r + random() * 120, r, palette.strong), ...upright];
};

/** A letter in each field of a chequered sheet. */
const letters: Composition = ({ title, palette, random }) => {
  const all = [...title.replace(/[^\p{L}\p{N}]/gu, '')];
  if (all.length < 4 || all.length > 12) return undefined;
  const columns = all.length <= 4 ? 2 : 3;
  const rows = Math.ceil(all.length / columns);
  const [width, height] = [WIDTH / columns, HEIGHT / rows];
  const odd = Math.floor(random() * all.length);
  return Array.from({ length: rows * columns }, (_, index): Shape[] => {
    const [x, y] = [(index % columns) * width, Math.floor(index / columns) * height];
    const isDark = (Math.floor(index / columns) + (index % columns)) % 2 === 1;
    const fill = index === odd ? palette.strong : isDark ? palette.soft : palette.paper;
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
        fill: index === odd ? palette.paper : isDark ? palette.paper : palette.ink,
      },
    ];
  }).flat();
};

/** The title again and again, one of them in another ink. */
const echo: Composition = ({ title, palette, random }) => {
  const size = Math.min(58, SHEET.width / widthOf(title));
  if (size < 19) return undefined;
  const step = size * (heightOf(title).above + heightOf(title).below + 0.13);
  const count = Math.floor((SHEET.height + size * 0.13) / step);
  const loud = Math.floor(count * (0.25 + random() * 0.5));
  const gap = (SHEET.height - (count * step - size * 0.13)) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index): TextShape => ({
    kind: 'text',
    text: title,
    x: SHEET.x,
    y: SHEET.y + size * heightOf(title).above + index * (step + gap),
    size,
    length: size * widthOf(title),
    fill: index === loud ? palette.ink : palette.soft,
  }));
};

/** Rings around a disc, as from a projector that looks at you. */
const rings: Composition = ({ title, palette, random }) => {
  const [cx, cy] = [WIDTH * (0.25 + random() * 0.5), 84 + random() * 24];
  const inks = [palette.soft, palette.paper, palette.strong, palette.paper, palette.ink];
  const shapes = inks.map((fill, index) => disc(cx, cy, 96 - index * 19, fill));
  return [...shapes, floor(palette.paper, 196), ...titleAt('bottom', title, palette)];
};

/** Rows of seats, one of which is yours. */
const rows: Composition = ({ title, palette, random }) => {
  const yours = Math.floor(random() * 30);
  const seats = Array.from({ length: 30 }, (_, index): PathShape => {
    const [column, row] = [index % 5, Math.floor(index / 5)];
    const x = SHEET.x + column * 35.4;
    const y = SHEET.y + row * 30 + Math.abs(column - 2) ** 2 * -2.2 + 8;
    return {
      kind: 'path',
      d: `M${round(x)} ${round(y + 22)}v-10a12 12 0 0 1 12 -12h6a12 12 0 0 1 12 12v10Z`,
      fill: index === yours ? palette.strong : palette.soft,
    };
  });
  return [...seats, ...titleAt('bottom', title, palette)];
};

/** Light that falls across the sheet. */
const beam: Composition = ({ title, palette, random }) => {
  const x = random() < 0.5 ? 0 : WIDTH;
  const edges = [0, 60, 120, 180].map((start) => `M${x} 300L${WIDTH - x} ${start - 40}L${WIDTH - x} ${start - 8}Z`);
  const rays = edges.map((d, index): PathShape => ({
    kind: 'path',
    d,
    fill: index % 2 === 0 ? palette.soft : palette.strong,
  }));
  return [
    ...rays,
    disc(WIDTH - x + (x === 0 ? -64 : 64), 84, 34, palette.ink),
    floor(palette.paper, 196),
    ...titleAt('bottom', title, palette),
  ];
};

/** Hills, one behind another. */
const hills: Composition = ({ title, palette, random }) => {
  const wave = (y: number, fill: string): PathShape => {
    const [rise, lean] = [26 + random() * 30, random() * 40 - 20];
    return {
      kind: 'path',
      d: `M0 ${round(y + lean)}C60 ${round(y - rise)} 120 ${round(y + rise)} 200 ${round(y - lean)}V300H0Z`,
      fill,
    };
  };
  const moon = disc(50 + random() * 100, 168, 26, palette.strong);
  return [
    moon,
    wave(196, palette.soft),
    wave(228, palette.strong),
    wave(262, palette.ink),
    ...titleAt('top', title, palette),
  ];
};

function titleAt(at: 'top' | 'bottom', title: string, { ink: fill }: Palette): TextShape[] {
  const height = 88;
  const y = at === 'top' ? SHEET.y : SHEET.y + SHEET.height - height;
  return setBlock(title, { ...SHEET, y, height }, { fill, at, largest: 64 });
}

const floor = (fill: string, y: number): PathShape => rectangle({ x: 0, y, width: WIDTH, height: HEIGHT - y }, fill);

export const compositions: readonly Composition[] = [wall, tower, letters, echo, rings, rows, beam, hills];
