import { type Color, mix, readableOn, visibleOn } from './colors.ts';
import type { SeatMapPlan } from './plan.ts';

/** The colours of the map as they are now. */
export interface Palette {
  ground: Color;
  text: Color;
  muted: Color;
  line: Color;
  accent: Color;
  onAccent: Color;
  taken: Color;
  screen: Color;
  font: string;
  /** By the id of the category. */
  categories: ReadonlyMap<string, CategoryColors>;
  /** In the order of the plan; undefined where it gives none. */
  areas: readonly (Color | undefined)[];
}

export interface CategoryColors {
  seat: Color;
  /** Its backrest. */
  back: Color;
  /** The number on it. */
  text: Color;
}

/** After Okabe and Ito: readers with any kind of colour blindness can tell them apart. */
const OF_THE_MAP = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];

/** Reads colours as the browser understands them, from any text of CSS. */
const pixel = () => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true });
};

/** @param probe an element in the map: its computed colours are those of the page's theme */
export function readPalette(probe: HTMLElement, plan: Pick<SeatMapPlan, 'categories' | 'areas'>): Palette {
  const context = pixel();
  const parsed = (css: string): Color => {
    if (!context) return [128, 128, 128];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = '#808080';
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const style = getComputedStyle(probe);
  const variable = (name: string): Color => {
    probe.style.setProperty('outline-color', `var(--map-${name})`);
    return parsed(style.outlineColor);
  };
  const [ground, text] = [variable('ground'), variable('text')];
  const palette = {
    ground,
    text,
    muted: variable('muted'),
    line: variable('line'),
    accent: variable('accent'),
    onAccent: variable('on-accent'),
    taken: variable('taken'),
    screen: variable('screen'),
    font: style.fontFamily,
  };
  probe.style.removeProperty('outline-color');
  const categories = plan.categories.map(({ id, color }, index) => {
    const given = parsed(color ?? OF_THE_MAP[index % OF_THE_MAP.length] ?? '');
    return [id, seatColors(given, ground)] as const;
  });
  const areas = plan.areas.map(({ color }) => (color === null ? undefined : parsed(color)));
  return { ...palette, categories: new Map(categories), areas };
}

function seatColors(given: Color, ground: Color): CategoryColors {
  const seat = visibleOn(given, ground);
  return { seat, back: mix(seat, [0, 0, 0], 0.28), text: readableOn(seat) };
}
