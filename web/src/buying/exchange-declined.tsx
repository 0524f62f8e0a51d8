import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { OfferedHold } from '../showing/offered-hold.tsx';
import { useMyHolds } from '../showing/use-my-holds.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { declineText } from './booking-phase.ts';

/** The payment of an exchange was declined: while the new seats are held it can be tried again. Later there is nothing to say. */
export function ExchangeDeclined({ booking }: { booking: BookingDetailsFragment }) {
  const texts = useTexts();
  const { holds, refresh } = useMyHolds(booking.showing.id);
  if (holds.length === 0) return null;
  return (
    <>
      <Notice kind="danger">
        <strong>{texts.exchange.declined}</strong> {declineText(booking, texts)}
      </Notice>
      {holds.map((hold) => (
        <OfferedHold
          key={hold.id}
          hold={hold}
          path={`/bookings/${booking.id}/exchange/${hold.id}`}
          onChange={refresh}
        />
      ))}
    </>
  );
}
