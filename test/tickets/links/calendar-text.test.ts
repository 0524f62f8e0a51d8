import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import type { LinkedTickets } from '../../../src/tickets/links/linked-tickets.ts';
import { en } from '../../../src/tickets/links/texts/en.ts';
import { ticketCalendar } from '../../../src/tickets/links/ticket-calendar.ts';

const startsAt = new Date('2031-07-05T18:30:00Z');
const id = newId();
const ticket = {
  ...{ id, status: 'VALID' as const, codeRevision: 0, label: 'A1', section: null, row: 'A', number: '1' },
  ...{ ticketType: 'Adult', checkedInAt: null, movedFrom: null, hasLostSeat: false, isExchanged: false },
};
const linked: LinkedTickets = {
  ...{ reference: 'ABC-DEFG', bookingStatus: 'CONFIRMED', movie: '', auditorium: 'Saal 1', cinema: 'Kino' },
  ...{ street: 'Testweg 1', postalCode: null, city: 'Berlin', timeZone: 'Europe/Berlin', startsAt },
  ...{ endsAt: new Date('2031-07-05T20:30:00Z'), showingVersion: 1, cancelledAt: null, reason: null, revision: 0 },
  tickets: [ticket],
};

/** As texts that people type are stored: without control characters and without space around them. */
const TYPED = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .filter((text) => text === text.trim() && !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text));

test('whatever a movie and a cinema are called, a calendar reads it as it was written, in lines of 75 bytes', () => {
  fc.assert(
    fc.property(TYPED, TYPED, (movie, cinema) => {
      const link = { kind: 'ticket' as const, id, revision: 0 };
      const source = ticketCalendar({ link, linked: { ...linked, movie, cinema }, texts: en, now: startsAt });
      for (const line of source.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const event = new ICAL.Component(ICAL.parse(source) as unknown[]).getFirstSubcomponent('vevent');
      expect(event?.getFirstPropertyValue('summary')).toBe(movie);
      expect(event?.getFirstPropertyValue('location')).toBe(`${cinema}, Saal 1\nTestweg 1, Berlin`);
    }),
  );
});
