import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { BookingDocument, BookingUpdatedDocument } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { bankActionOf } from './bank-action.ts';
import { BookingView } from './booking-view.tsx';
import { CancelTickets } from './cancellation/cancel-tickets.tsx';
import { ConfirmAtBank } from './confirm-at-bank.tsx';
import { Failed } from './failed.tsx';
import { KeepBooking } from './keep-booking.tsx';
import { NotYours } from './not-yours.tsx';
import { PendingPayment } from './pending-payment.tsx';
import { RetryPayment } from './retry-payment.tsx';
import { SeatsChanged } from './seats-changed.tsx';
import { StartAgain } from './start-again.tsx';
import { useAskAgain } from './use-ask-again.ts';

/** Who comes back from the bank brings parameters of the payment provider, of which nothing is believed: the server asks it itself. */
function useTidyAddress(): void {
  const [parameters, setParameters] = useSearchParams();
  const isFromBank = parameters.has('payment_intent');
  useEffect(() => {
    if (isFromBank) setParameters({}, { replace: true });
  }, [isFromBank, setParameters]);
}

/** A booking of the visitor, as it is now and at each change: while it is paid, after a decline, and with its tickets. */
export function BookingPage() {
  const { bookingId: id = '' } = useParams();
  const { booking: texts, bank: bankTexts } = useTexts().buying;
  const hasSession = useHasSession();
  useTidyAddress();
  const { data, error, refetch } = useQuery(BookingDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    skip: !hasSession,
  });
  const { booking, me } = data ?? {};
  const refresh = () => void refetch().catch(() => undefined);
  // Its events go to the cache, and from there to the query.
  useSubscription(BookingUpdatedDocument, { variables: { id }, skip: !booking, ignoreResults: true });
  useAskAgain(
    refresh,
    booking?.refunds.some((refund) => refund.status === 'PENDING'),
  );
  if (!hasSession || booking === null) return <NotYours title={texts.missing} hint={texts.missingHint} />;
  if (!booking) return error ? <Failed error={error} onRetry={refresh} /> : null;
  const { status, payableUntil, showing } = booking;
  const bank = bankActionOf(booking);
  return (
    <>
      <PageTitle
        title={bank === undefined ? texts.titles[status] : bankTexts.title}
        description={texts.description(showing.movie.title)}
      />
      <BookingView
        booking={booking}
        // The place of the button for an exchange, too.
        actions={<CancelTickets booking={booking} />}
      >
        {status === 'CONFIRMED' && <SeatsChanged booking={booking} />}
        {status === 'PENDING_PAYMENT' && bank === undefined && <PendingPayment onDoubt={refresh} />}
        {bank !== undefined && <ConfirmAtBank booking={booking} url={bank} onDoubt={refresh} />}
        {/* After another decline the seats are kept for longer. */}
        {status === 'PAYMENT_FAILED' && <RetryPayment key={payableUntil} booking={booking} />}
        {(status === 'EXPIRED' || status === 'CANCELLED') && <StartAgain booking={booking} />}
      </BookingView>
      {me?.isGuest && status !== 'EXPIRED' && status !== 'CANCELLED' && <KeepBooking booking={booking} />}
    </>
  );
}
