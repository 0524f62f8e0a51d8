/** Red, green and blue, each from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

export const WHITE: Color = [255, 255, 255];
export const BLACK: Color = [0, 0, 0];

/** The same few colours are painted thousands of times. */
const written = new WeakMap<Color, string>();

export function toCss(color: Color, alpha = 1): string {
  if (alpha < 1) return write(color, alpha);
  const css = written.get(color) ?? write(color, 1);
  written.set(color, css);
  return css;
}

function write([red, green, blue]: Color, alpha: number): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha})`;
}

/** @param share of the other colour, from 0 to 1 */
export function mix(color: Color, other: Color, share: number): Color {
  const part = (index: 0 | 1 | 2) => color[index] * (1 - share) + other[index] * share;
  return [part(0), part(1), part(2)];
}

/** As WCAG 2 defines it, from 1 to 21. */
export function contrast(color: Color, other: Color): number {
  const [one, two] = [luminance(color), luminance(other)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

/** Black or white, whichever is easier to read on a colour. */
export function readableOn(color: Color): Color {
  return contrast(color, WHITE) >= contrast(color, BLACK) ? WHITE : BLACK;
}

/** The colour itself, or as much lighter or darker as it takes to be seen on a ground: chains choose colours for white paper. */
export function visibleOn(color: Color, ground: Color, least = 3): Color {
  const towards = readableOn(ground);
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mix(color, towards, share);
    if (contrast(tried, ground) >= least) return tried;
  }
  return towards;
}

function luminance(color: Color): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
