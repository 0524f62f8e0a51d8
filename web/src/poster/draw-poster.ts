import type { Composition } from './composition.ts';
import { compositions } from './compositions.ts';
import { palettes } from './palettes.ts';
import type { Drawing } from './shapes.ts';

/** Draws a poster from the words of a title. The same title has the same poster, everywhere and always. */
export function drawPoster(title: string): Drawing {
  const capitals = title.trim().replace(/\s+/gu, ' ').toUpperCase() || '?';
  const random = randomFrom(capitals);
  const palette = pick(palettes, random());
  const first = Math.floor(random() * compositions.length);
  const inTurn: Composition[] = [...compositions.slice(first), ...compositions.slice(0, first)];
  for (const compose of inTurn) {
    const shapes = compose({ title: capitals, palette, random });
    if (shapes) return { paper: palette.paper, shapes };
  }
  throw new Error('no composition suits this title');
}

function pick<T>(items: readonly T[], at: number): T {
  const item = items[Math.floor(at * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** Any number would do. With this one no two movies of the demo that stand side by side are alike. */
const FIRST_STATE = 2_166_141_062;

/** Numbers from 0 to 1 that follow from a text: FNV-1a, then mulberry32. */
function randomFrom(text: string): () => number {
  let state = FIRST_STATE;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
