import { useQuery, useSubscription } from '@apollo/client/react';
import { useParams } from 'react-router';
import { BookingDocument, BookingUpdatedDocument } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { BookingView } from './booking-view.tsx';
import { Failed } from './failed.tsx';
import { KeepBooking } from './keep-booking.tsx';
import { NotYours } from './not-yours.tsx';
import { RetryPayment } from './retry-payment.tsx';

/** Where the socket is blocked, the payment is asked for. */
const ASK_AGAIN_MS = 5000;

/** A booking of the visitor, as it is now and at each change: while it is paid, after a decline, and with its tickets. */
export function BookingPage() {
  const { bookingId: id = '' } = useParams();
  const { booking: texts } = useTexts().buying;
  const hasSession = useHasSession();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(BookingDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    skip: !hasSession,
  });
  const { booking, me } = data ?? {};
  // Its answers go to the cache, and from there to the query above.
  useSubscription(BookingUpdatedDocument, { variables: { id }, skip: !booking, ignoreResults: true });
  useIsPolling(booking?.status === 'PENDING_PAYMENT', { startPolling, stopPolling });
  if (!hasSession || booking === null) return <NotYours title={texts.missing} hint={texts.missingHint} />;
  if (!booking) return error ? <Failed error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageTitle title={texts.titles[booking.status]} description={texts.description(booking.showing.movie.title)} />
      <BookingView booking={booking}>
        {booking.status === 'PAYMENT_FAILED' && <RetryPayment key={booking.payableUntil} booking={booking} />}
      </BookingView>
      {me?.isGuest && <KeepBooking booking={booking} />}
    </>
  );
}
