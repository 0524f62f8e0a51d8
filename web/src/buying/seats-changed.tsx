import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { browserStorage } from '../session/browser-storage.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { useKept } from './kept.ts';
import { changedSince, type KnownSeats, seatsOf, withNewTickets } from './known-seats.ts';

/** The showing was moved since the buyer last saw the booking in this browser: which seats the tickets are for now. */
export function SeatsChanged({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts, moved } = useTexts().buying;
  const now = seatsOf(booking);
  const noneYet = { ...now, labels: {} };
  const [known, changeKnown] = useKept(
    `seats:${booking.id}`,
    (kept) => (kept as KnownSeats | undefined) ?? noneYet,
    browserStorage,
  );
  const all = withNewTickets(known, now);
  if (Object.keys(all.labels).length > Object.keys(known.labels).length) changeKnown(() => all);
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
      <button type="button" className="button quiet" onClick={() => changeKnown(() => now)}>
        {moved.agree}
      </button>
    </Notice>
  );
}
