import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TicketCodes } from '../../src/tickets/ticket-code.ts';
import { newId } from '../../src/platform/ids.ts';

const codes = new TicketCodes({ key: Buffer.from('the key of one installation, of 32 bytes') });
const others = new TicketCodes({ key: Buffer.from('the key of another installation, as long') });
const firstOf = (id: string) => codes.sign({ id, codeRevision: 0 });
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a ticket code', () => {
  test('has 43 characters that fit in a QR code and a URL, and contains the id of its ticket', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = firstOf(id);
        expect(code).toMatch(/^[\w-]{43}$/);
        expect(codes.read(code)).toEqual({ ticketId: id, revision: 0 });
      }),
    );
  });

  test('of a later revision has 48 characters, and contains the revision too', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (id, codeRevision) => {
        const code = codes.sign({ id, codeRevision });
        expect(code).toMatch(/^[\w-]{48}$/);
        expect(codes.read(code)).toEqual({ ticketId: id, revision: codeRevision });
        expect(code).not.toContain(firstOf(id).slice(22));
      }),
    );
  });

  test('with the revision of another one is not read', () => {
    const bytes = Buffer.from(codes.sign({ id: newId(), codeRevision: 1 }), 'base64url');
    bytes.writeUInt32BE(2, 16);
    expect(codes.read(bytes.toString('base64url'))).toBeUndefined();
    bytes.writeUInt32BE(1, 16);
    expect(codes.read(bytes.toString('base64url'))).toBeDefined();
  });

  test('is always the same for a ticket, and different for each ticket', () => {
    const [id, other] = [newId(), newId()];
    expect(firstOf(id)).toBe(firstOf(id));
    expect(firstOf(id)).not.toBe(firstOf(other));
  });

  test('with any one character changed is not read', () => {
    const code = firstOf(newId());
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
    expect(codes.read(others.sign({ id: newId(), codeRevision: 0 }))).toBeUndefined();
  });

  test('with the id of one ticket and the signature of another is not read', () => {
    const [first, second] = [firstOf(newId()), firstOf(newId())].map((code) => Buffer.from(code, 'base64url'));
    const mixed = Buffer.concat([first?.subarray(0, 16) ?? Buffer.of(), second?.subarray(16) ?? Buffer.of()]);
    expect(codes.read(mixed.toString('base64url'))).toBeUndefined();
  });

  test.each([
    ['an empty text', ''],
    ['the id of a ticket', newId()],
    ['a truncated code', firstOf(newId()).slice(1)],
    ['a code with one more character', `${firstOf(newId())}A`],
    ['a code with a trailing space', `${firstOf(newId())} `],
    ['a code with an invalid character in it', firstOf(newId()).replace(/^(.{9})/, '$1!')],
    ['a code with padding', `${firstOf(newId())}=`],
    ['emoji', '🎟'.repeat(43)],
  ])('is not read from: %s', (_, code) => {
    expect(codes.read(code)).toBeUndefined();
  });
});
