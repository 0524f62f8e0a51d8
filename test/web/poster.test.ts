import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoMovies } from '../../src/demo/demo-movies.ts';
import { breakInto } from '../../web/src/poster/block.ts';
import { drawPoster } from '../../web/src/poster/draw-poster.ts';
import { HEIGHT, type TextShape, WIDTH } from '../../web/src/poster/shapes.ts';
import { heightOf } from '../../web/src/poster/type.ts';

const TITLES = [
  ...demoMovies.map(({ title }) => title),
  ...[
    'Up',
    'M',
    'Se7en',
    '8½',
    'Amélie',
    'Système Ångström Élysée',
    '千と千尋の神隠し',
    'לבנון',
    'Donaudampfschifffahrtsgesellschaft',
  ],
  'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb',
];

describe.each(TITLES)('the poster of %s', (title) => {
  test('is the same each time', () => expect(drawPoster(title)).toEqual(drawPoster(title)));

  test('has all words of the title, and each line within the sheet', () => {
    const texts = textsOf(title);
    const letters = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
    expect(letters(texts.map(({ text }) => text).join(''))).toContain(letters(title));
    for (const text of texts) expectInside(text);
  });
});

test('any title fits', () => {
  const titles = fc.string({ unit: 'grapheme', maxLength: 120 });
  fc.assert(fc.property(titles, (title) => textsOf(title).forEach(expectInside)));
});

test('movies do not look alike', () => {
  const looks = demoMovies.map(({ title }) => {
    const { paper, shapes } = drawPoster(title);
    return `${paper} ${shapes.map(({ kind }) => kind).join(' ')}`;
  });
  expect(new Set(looks).size).toBeGreaterThanOrEqual(10);
});

test('words are broken where the widest line is narrowest', () => {
  expect(breakInto(['BACK', 'TO', 'THE', 'FUTURE'], 2)).toEqual(['BACK TO', 'THE FUTURE']);
  expect(breakInto(['THE', 'GODFATHER'], 2)).toEqual(['THE', 'GODFATHER']);
});

function textsOf(title: string): TextShape[] {
  return drawPoster(title).shapes.filter((shape) => shape.kind === 'text');
}

function expectInside({ text, x, y, size, length, isUpright = false }: TextShape): void {
  const { above, below } = heightOf(text);
  const [left, right, top, bottom] = isUpright
    ? [x - size * above, x + size * below, y - length, y]
    : [x, x + length, y - size * above, y + size * below];
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(WIDTH);
  expect(bottom).toBeLessThanOrEqual(HEIGHT);
  expect(length).toBeGreaterThan(0);
}
