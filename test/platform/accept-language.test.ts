import fc from 'fast-check';
import { expect, test } from 'vitest';
import { preferredLanguage } from '../../src/platform/accept-language.ts';

const OFFERED = ['en', 'de'] as const;

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE-de', 'de'],
  ['en-GB,en;q=0.9,de;q=0.8', 'en'],
  ['pl,de;q=0.8,en;q=0.5', 'de'],
  ['pl, de ; q=0.5, en;q=0.8', 'en'],
  ['en;q=0,de;q=0.1', 'de'],
  ['fr,it', 'en'],
  ['*', 'en'],
  ['de;q=popcorn', 'en'],
])('a browser that sends %s gets %s', (header, language) => {
  expect(preferredLanguage(header, OFFERED)).toBe(language);
});

test('whatever it sends, it gets a language that is there', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'dein-;q=0.1,* '.split('')) })),
      (header) => {
        expect(OFFERED).toContain(preferredLanguage(header, OFFERED));
      },
    ),
  );
});
