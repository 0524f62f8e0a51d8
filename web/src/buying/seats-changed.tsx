import { useEffect, useState } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { browserStorage } from '../session/browser-storage.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { keep, readKept } from './kept.ts';
import { changedSince, type KnownSeats, seatsOf, withNewTickets } from './known-seats.ts';

/** The showing was moved since the buyer last saw the booking in this browser: which seats the tickets are for now. */
export function SeatsChanged({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts, moved } = useTexts().buying;
  const name = `seats:${booking.id}`;
  const now = seatsOf(booking);
  const [known, setKnown] = useState(() => (readKept(browserStorage, name) as KnownSeats | undefined) ?? now);
  const all = withNewTickets(known, now);
  if (Object.keys(all.labels).length > Object.keys(known.labels).length) setKnown(all);
  useEffect(() => keep(browserStorage, name, known), [name, known]);
  const agree = () => {
    // At once: effects run after the next frame, and the page may be reloaded before.
    keep(browserStorage, name, now);
    setKnown(now);
  };
  const changes = changedSince(all, now);
  if (changes.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>
        <strong>{moved.title}</strong> {moved.hint(booking.showing.auditorium.name)}
      </p>
      <ul>
        {changes.map(({ ticketId, from, to }) => (
          <li key={ticketId}>
            {texts.seat} {from} → <strong>{to}</strong>
          </li>
        ))}
      </ul>
      <button type="button" className="button quiet" onClick={agree}>
        {moved.agree}
      </button>
    </Notice>
  );
}
