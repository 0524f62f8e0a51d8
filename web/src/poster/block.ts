import type { Box, TextShape } from './shapes.ts';
import { heightOf, widthOf } from './type.ts';

/** Between lines, in parts of the size of the line below. */
const LEADING = 0.09;
const MOST_LINES = 8;

interface BlockStyle {
  fill: string;
  /** Each line as wide as the box, whatever its size becomes; otherwise all lines have one size. */
  justified?: boolean;
  /** Where a block that is lower than its box stands. */
  at?: 'top' | 'bottom';
  largest?: number;
}

/** Sets a title in a box, in as many lines as make it largest. It always fits. */
export function setBlock(title: string, box: Box, style: BlockStyle): TextShape[] {
  const words = title.split(/\s+/u).filter(Boolean);
  const choices = words.slice(0, MOST_LINES).map((_, index) => setLines(breakInto(words, index + 1), box, style));
  const best = choices.toSorted((one, other) => inkOf(other) - inkOf(one))[0] ?? [];
  const { y = box.y } = best[0] ? { y: best[0].top } : {};
  const bottom = best.at(-1)?.bottom ?? y;
  const shift = style.at === 'bottom' ? box.y + box.height - bottom : 0;
  return best.map(({ shape }) => ({ ...shape, y: shape.y + shift }));
}

interface Line {
  shape: TextShape;
  top: number;
  bottom: number;
}

function setLines(lines: string[], box: Box, { fill, justified = false, largest = 140 }: BlockStyle): Line[] {
  const widest = Math.max(...lines.map(widthOf));
  const wanted = lines.map((line) => Math.min(largest, box.width / (justified ? widthOf(line) : widest)));
  const scale = Math.min(1, box.height / heightOfLines(lines, wanted));
  let top = box.y;
  return lines.map((text, index) => {
    const size = (wanted[index] ?? 0) * scale;
    const { above, below } = heightOf(text);
    if (index > 0) top += size * LEADING;
    const bottom = top + size * (above + below);
    const shape: TextShape = {
      kind: 'text',
      text,
      x: box.x,
      y: top + size * above,
      size,
      length: size * widthOf(text),
      fill,
    };
    const line = { shape, top, bottom };
    top = bottom;
    return line;
  });
}

function heightOfLines(lines: readonly string[], sizes: readonly number[]): number {
  return lines.reduce((sum, line, index) => {
    const { above, below } = heightOf(line);
    return sum + (sizes[index] ?? 0) * (above + below + (index > 0 ? LEADING : 0));
  }, 0);
}

/** How much of the box is type. */
function inkOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { shape }) => sum + shape.length * shape.size, 0);
}

/** The words in at most so many lines, the widest of which is as narrow as can be. */
export function breakInto(words: readonly string[], count: number): string[] {
  let width = Math.max(...words.map(widthOf));
  for (;;) {
    const lines = wrap(words, width);
    if (lines.length <= count) return lines;
    // The least that lets one line take a word of the next one.
    width = Math.min(
      ...lines.slice(1).map((line, index) => widthOf(`${lines[index] ?? ''} ${line.split(' ')[0] ?? ''}`)),
    );
  }
}

function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
