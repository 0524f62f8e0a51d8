import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_CODES, readCodes, withCode, withoutCode } from '../../web/src/buying/promo-codes.ts';

test('a code that is typed is added in upper case, once', () => {
  expect(withCode(['SUMMER-24'], ' summer-24 ')).toBe('SUMMER-24');
  expect(withCode(['SUMMER-24'], 'friends')).toBe('SUMMER-24,FRIENDS');
  expect(withoutCode(['SUMMER-24', 'FRIENDS'], 'SUMMER-24')).toBe('FRIENDS');
});

test('whatever is typed or was kept, what is asked of the server is never too many codes, nor one twice or empty', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (kept, typed) => {
      const codes = readCodes(withCode(readCodes(kept.join(',')), typed));
      expect(codes.length).toBeLessThanOrEqual(MOST_CODES);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes).not.toContain('');
      expect(readCodes(codes.join(','))).toEqual(codes);
    }),
  );
});
