import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import { TicketLinks } from '../../../src/tickets/links/ticket-links.ts';
import { TicketCodes } from '../../../src/tickets/ticket-code.ts';

const key = Buffer.from('the key of one installation, of 32 bytes');
const links = new TicketLinks({ key, publicUrl: 'https://tickets.example' });
const others = new TicketLinks({ key: Buffer.from('the key of another one, as long'), publicUrl: 'https://a.example' });
const codes = new TicketCodes({ key });
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const REVISION = fc.integer({ min: 0, max: 2 ** 31 - 1 });

function tokenOf(url: string): string {
  return /^https:\/\/\w+\.example\/tickets\/([\w-]{50})$/.exec(url)?.[1] ?? '';
}

const newToken = () => tokenOf(links.ofTicket({ id: newId(), codeRevision: 0 }));

describe('a link', () => {
  test('leads to one ticket, of one revision', () => {
    fc.assert(
      fc.property(fc.uuid(), REVISION, (id, codeRevision) => {
        const token = tokenOf(links.ofTicket({ id, codeRevision }));
        expect(links.read(token)).toEqual({ kind: 'ticket', id, revision: codeRevision });
      }),
    );
  });

  test('of a booking is another one after any of its tickets got a new code, and never again one that it had', () => {
    const revisions = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.uuid(), revisions, fc.array(fc.nat(), { maxLength: 20 }), (id, start, reissued) => {
        const now = [...start];
        const seen = new Set<string>();
        const look = () => {
          const url = links.ofBooking(
            { id },
            now.map((codeRevision) => ({ codeRevision })),
          );
          expect(links.read(tokenOf(url))).toMatchObject({ kind: 'booking', id });
          seen.add(url);
        };
        look();
        for (const index of reissued) {
          const at = index % now.length;
          now[at] = (now[at] ?? 0) + 1;
          look();
        }
        expect(seen.size).toBe(reissued.length + 1);
      }),
    );
  });

  test('of a ticket and that of a booking with the same id are different', () => {
    const id = newId();
    const ofTicket = tokenOf(links.ofTicket({ id, codeRevision: 0 }));
    const ofBooking = tokenOf(links.ofBooking({ id }, [{ codeRevision: 0 }]));
    expect(ofTicket).not.toBe(ofBooking);
    const [bytes, other] = [ofTicket, ofBooking].map((token) => Buffer.from(token, 'base64url'));
    if (!bytes || !other) throw new Error('no token');
    bytes[0] = other[0] ?? 0;
    expect(links.read(bytes.toString('base64url'))).toBeUndefined();
  });

  test('with any one character changed leads nowhere', () => {
    const token = newToken();
    expect(links.read(token)).toBeDefined();
    for (let index = 0; index < token.length; index++)
      for (const character of CHARACTERS)
        if (character !== token[index])
          expect(links.read(token.slice(0, index) + character + token.slice(index + 1))).toBeUndefined();
  });

  test('of another installation leads nowhere', () => {
    expect(links.read(tokenOf(others.ofTicket({ id: newId(), codeRevision: 0 })))).toBeUndefined();
  });

  test('cannot be made from the code of the ticket, which staff and scanners see', () => {
    const ticket = { id: newId(), codeRevision: 0 };
    const signature = Buffer.from(codes.sign(ticket), 'base64url').subarray(16);
    const bytes = Buffer.from(tokenOf(links.ofTicket(ticket)), 'base64url');
    expect(bytes.subarray(21)).toHaveLength(16);
    expect(bytes.subarray(21).equals(signature)).toBe(false);
    signature.copy(bytes, 21);
    expect(links.read(bytes.toString('base64url'))).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['an id', newId()],
    ['a code', codes.sign({ id: newId(), codeRevision: 0 })],
    ['a truncated token', newToken().slice(1)],
    ['a longer one', `${newToken()}A`],
    ['one with a space', `${newToken()} `],
    ['one with padding', `${newToken()}==`],
    ['emoji', '🎟'.repeat(50)],
  ])('is not read from %s', (_, token) => {
    expect(links.read(token)).toBeUndefined();
  });
});
