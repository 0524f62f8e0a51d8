import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TicketCodes } from '../../src/tickets/ticket-code.ts';
import { newId } from '../../src/platform/ids.ts';

const codes = new TicketCodes({ secret: 'the secret of one installation, of 32 bytes' });
const others = new TicketCodes({ secret: 'the secret of another installation, as long' });
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a ticket code', () => {
  test('is 43 characters that a QR code and a URL can hold, and says which ticket it is of', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = codes.sign(id);
        expect(code).toMatch(/^[\w-]{43}$/);
        expect(codes.read(code)).toBe(id);
      }),
    );
  });

  test('is the same each time for a ticket, and another for each', () => {
    const [id, other] = [newId(), newId()];
    expect(codes.sign(id)).toBe(codes.sign(id));
    expect(codes.sign(id)).not.toBe(codes.sign(other));
  });

  test('is not read when any one of its characters is another', () => {
    const code = codes.sign(newId());
    for (let index = 0; index < code.length; index++) {
      for (const sign of SIGNS) {
        if (sign === code[index]) continue;
        expect(codes.read(code.slice(0, index) + sign + code.slice(index + 1)), `${sign} at ${index}`).toBeUndefined();
      }
    }
  });

  test('of another installation is not read', () => {
    expect(codes.read(others.sign(newId()))).toBeUndefined();
  });

  test('is not read with the ticket of one and the signature of another', () => {
    const [first, second] = [codes.sign(newId()), codes.sign(newId())].map((code) => Buffer.from(code, 'base64url'));
    const mixed = Buffer.concat([first?.subarray(0, 16) ?? Buffer.of(), second?.subarray(16) ?? Buffer.of()]);
    expect(codes.read(mixed.toString('base64url'))).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['a ticket’s id', newId()],
    ['a code that was cut', codes.sign(newId()).slice(1)],
    ['a code and one more character', `${codes.sign(newId())}A`],
    ['a code with a space after it', `${codes.sign(newId())} `],
    ['a code with a sign in it that is skipped', codes.sign(newId()).replace(/^(.{9})/, '$1!')],
    ['a code with padding', `${codes.sign(newId())}=`],
    ['a text that is no code', '🎟'.repeat(43)],
  ])('is not read from %s', (_, code) => {
    expect(codes.read(code)).toBeUndefined();
  });
});
