import { setBlock } from './block.ts';
import type { Brief, Composition } from './composition.ts';
import { widthOf } from './type.ts';
import type { Palette } from './palettes.ts';
import { HEIGHT, type PathShape, SHEET, type Shape, type TextShape, WIDTH, disc, rectangle, round } from './shapes.ts';

/** The longest word that is still large beside a picture, in parts of its size. */
const LONGEST = 8.5;

/** A picture with the title below or above it. */
function picture(compose: (brief: Brief) => Shape[]): Composition {
  return (brief) => (brief.title.split(' ').some((word) => widthOf(word) > LONGEST) ? undefined : compose(brief));
}

/** Rings around a disc, as from a projector that looks at you. */
export const rings = picture(({ title, palette, random }) => {
  const [cx, cy] = [WIDTH * (0.25 + random() * 0.5), 84 + random() * 24];
  const inks = [palette.soft, palette.paper, palette.strong, palette.paper, palette.ink];
  const shapes = inks.map((fill, index) => disc(cx, cy, 96 - index * 19, fill));
  return [...shapes, floor(palette.paper, 196), ...titleAt('bottom', title, palette)];
});

/** Rows of seats, one of which is yours. */
export const rows = picture(({ title, palette, random }) => {
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
});

/** Light that falls across the sheet. */
export const beam = picture(({ title, palette, random }) => {
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
});

/** Hills, one behind another. */
export const hills = picture(({ title, palette, random }) => {
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
});

/** A curtain that has just begun to rise. */
export const curtain = picture(({ title, palette, random }) => {
  const [count, rise] = [8, 40 + random() * 60];
  const width = WIDTH / count;
  const folds = Array.from({ length: count }, (_, index): PathShape => {
    const fromMiddle = Math.abs(index + 0.5 - count / 2) / (count / 2);
    const height = 190 - rise * (1 - fromMiddle ** 2);
    const d = `M${round(index * width)} 0h${width}V${round(height)}a${width / 2} ${width / 2} 0 0 1 ${-width} 0Z`;
    return { kind: 'path', d, fill: index % 2 === 0 ? palette.strong : palette.soft };
  });
  return [...folds, ...titleAt('bottom', title, palette)];
});

/** Two halves that meet on the slant. */
export const slant = picture(({ title, palette, random }) => {
  const [left, right] = random() < 0.5 ? [110, 190] : [190, 110];
  const half: PathShape = { kind: 'path', d: `M0 0H200V${right}L0 ${left}Z`, fill: palette.strong };
  const [cx, cy] = [70 + random() * 60, 84];
  return [half, disc(cx, cy, 50, palette.soft), disc(cx, cy, 24, palette.paper), ...titleAt('bottom', title, palette)];
});

function titleAt(at: 'top' | 'bottom', title: string, { ink: fill }: Palette): TextShape[] {
  const height = 88;
  const y = at === 'top' ? SHEET.y : SHEET.y + SHEET.height - height;
  return setBlock(title, { ...SHEET, y, height }, { fill, at, largest: 64 });
}

const floor = (fill: string, y: number): PathShape => rectangle({ x: 0, y, width: WIDTH, height: HEIGHT - y }, fill);
