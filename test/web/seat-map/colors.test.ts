import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  BLACK,
  type Color,
  contrast,
  mix,
  readableOn,
  toCss,
  visibleOn,
  WHITE,
} from '../../../web/src/seat-map/colors.ts';

const part = fc.integer({ min: 0, max: 255 });
const color: fc.Arbitrary<Color> = fc.tuple(part, part, part);

it('measures contrast as WCAG does', () => {
  expect(contrast(WHITE, BLACK)).toBe(21);
  expect(contrast([0x76, 0x76, 0x76], WHITE)).toBeCloseTo(4.54, 2);
});

it('writes numbers readably on any colour', () => {
  fc.assert(
    fc.property(color, (any) => {
      expect(contrast(readableOn(any), any)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

it('makes every colour visible on every ground, and leaves one that is', () => {
  fc.assert(
    fc.property(color, color, (any, ground) => {
      expect(contrast(visibleOn(any, ground), ground)).toBeGreaterThanOrEqual(3);
    }),
  );
  expect(visibleOn([0, 0x72, 0xb2], WHITE)).toEqual([0, 0x72, 0xb2]);
});

it('mixes and writes colours', () => {
  expect(toCss(mix(WHITE, BLACK, 0.4))).toBe('rgb(153 153 153 / 1)');
  expect(toCss([1, 2, 3], 0.5)).toBe('rgb(1 2 3 / 0.5)');
});
