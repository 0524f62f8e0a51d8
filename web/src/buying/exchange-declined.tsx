import { useState } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { OfferedHold } from '../showing/offered-hold.tsx';
import { useMyHolds } from '../showing/use-my-holds.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { declineText } from './booking-phase.ts';
import { agreePath } from './exchange-paths.ts';
import { endNews, isNewsExpected } from './exchange-news.ts';

/**
 * The payment of an exchange was declined. While the new seats are held it can be tried again; later only the tab that paid is
 * told, until it says that it knows. Only for seats of the same showing: those of another one are of a booking of their own, which
 * is PAYMENT_FAILED then.
 */
export function ExchangeDeclined({ booking }: { booking: BookingDetailsFragment }) {
  const texts = useTexts();
  const { holds, refresh } = useMyHolds(booking.showing.id);
  const [isNews, setIsNews] = useState(() => isNewsExpected(booking.id));
  if (holds.length === 0 && !isNews) return null;
  const agree = () => {
    endNews(booking.id);
    setIsNews(false);
  };
  return (
    <>
      <Notice kind="danger">
        <p>
          <strong>{texts.exchange.declined}</strong> {declineText(booking, texts)}
        </p>
        {holds.length === 0 && (
          <button type="button" className="button quiet" onClick={agree}>
            {texts.buying.moved.agree}
          </button>
        )}
      </Notice>
      {holds.map((hold) => (
        <OfferedHold key={hold.id} hold={hold} path={agreePath(booking, hold.id)} onChange={refresh} />
      ))}
    </>
  );
}
