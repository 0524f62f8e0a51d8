import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TicketCodes } from '../../src/tickets/ticket-code.ts';
import { newId } from '../../src/platform/ids.ts';

const codes = new TicketCodes({ key: Buffer.from('the key of one installation, of 32 bytes') });
const others = new TicketCodes({ key: Buffer.from('the key of another installation, as long') });
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a ticket code', () => {
  test('has 43 characters that fit in a QR code and a URL, and contains the id of its ticket', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = codes.sign(id);
        expect(code).toMatch(/^[\w-]{43}$/);
        expect(codes.read(code)).toBe(id);
      }),
    );
  });

  test('is always the same for a ticket, and different for each ticket', () => {
    const [id, other] = [newId(), newId()];
    expect(codes.sign(id)).toBe(codes.sign(id));
    expect(codes.sign(id)).not.toBe(codes.sign(other));
  });

  test('with any one character changed is not read', () => {
    const code = codes.sign(newId());
    for (let index = 0; index < code.length; index++) {
      for (const character of CHARACTERS) {
        if (character === code[index]) continue;
        expect(
          codes.read(code.slice(0, index) + character + code.slice(index + 1)),
          `${character} at ${index}`,
        ).toBeUndefined();
      }
    }
  });

  test('of another installation is not read', () => {
    expect(codes.read(others.sign(newId()))).toBeUndefined();
  });

  test('with the id of one ticket and the signature of another is not read', () => {
    const [first, second] = [codes.sign(newId()), codes.sign(newId())].map((code) => Buffer.from(code, 'base64url'));
    const mixed = Buffer.concat([first?.subarray(0, 16) ?? Buffer.of(), second?.subarray(16) ?? Buffer.of()]);
    expect(codes.read(mixed.toString('base64url'))).toBeUndefined();
  });

  test.each([
    ['an empty text', ''],
    ['the id of a ticket', newId()],
    ['a truncated code', codes.sign(newId()).slice(1)],
    ['a code with one more character', `${codes.sign(newId())}A`],
    ['a code with a trailing space', `${codes.sign(newId())} `],
    ['a code with an invalid character in it', codes.sign(newId()).replace(/^(.{9})/, '$1!')],
    ['a code with padding', `${codes.sign(newId())}=`],
    ['emoji', '🎟'.repeat(43)],
  ])('is not read from: %s', (_, code) => {
    expect(codes.read(code)).toBeUndefined();
  });
});
