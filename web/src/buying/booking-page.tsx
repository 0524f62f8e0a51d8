import { useSubscription } from '@apollo/client/react';
import { useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { BookingUpdatedDocument } from '../generated/graphql.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { bankActionOf } from './bank-action.ts';
import { isExchangeDeclined, phaseOf, titleOf } from './booking-phase.ts';
import { BookingView } from './booking-view.tsx';
import { CancelTickets } from './cancellation/cancel-tickets.tsx';
import { ChangeSeats } from './change-seats.tsx';
import { ConfirmAtBank } from './confirm-at-bank.tsx';
import { DueAtCounter } from './due-at-counter.tsx';
import { ExchangeDeclined } from './exchange-declined.tsx';
import { Failed } from './failed.tsx';
import { KeepBooking } from './keep-booking.tsx';
import { NotYours } from './not-yours.tsx';
import { PendingPayment } from './pending-payment.tsx';
import { RetryPayment } from './retry-payment.tsx';
import { SeatsChanged } from './seats-changed.tsx';
import { StartAgain } from './start-again.tsx';
import { useAskAgain } from './use-ask-again.ts';
import { useBooking } from './use-booking.ts';

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
  const texts = useTexts();
  const { booking: bookingTexts } = texts.buying;
  useTidyAddress();
  const { booking, isGuest, error, refresh } = useBooking(id);
  // Its events go to the cache, and from there to the query.
  useSubscription(BookingUpdatedDocument, { variables: { id }, skip: !booking, ignoreResults: true });
  useAskAgain(
    refresh,
    booking?.refunds.some((refund) => refund.status === 'PENDING'),
  );
  if (booking === null) return <NotYours title={bookingTexts.missing} hint={bookingTexts.missingHint} />;
  if (!booking) return error ? <Failed error={error} onRetry={refresh} /> : null;
  const { status, payableUntil, showing } = booking;
  const bank = bankActionOf(booking);
  const phase = phaseOf(booking);
  return (
    <>
      <PageTitle title={titleOf(phase, texts)} description={bookingTexts.description(showing.movie.title)} />
      <BookingView
        booking={booking}
        actions={
          <>
            <ChangeSeats booking={booking} />
            <CancelTickets booking={booking} />
          </>
        }
      >
        {status === 'CONFIRMED' && <SeatsChanged booking={booking} />}
        {(phase === 'PENDING_PAYMENT' || phase === 'PAYING_EXCHANGE') && <PendingPayment onDoubt={refresh} />}
        {bank !== undefined && <ConfirmAtBank booking={booking} url={bank} onDoubt={refresh} />}
        {isExchangeDeclined(booking) && <ExchangeDeclined booking={booking} />}
        {status === 'DUE_AT_COUNTER' && <DueAtCounter booking={booking} />}
        {/* After another decline the seats are kept for longer. */}
        {status === 'PAYMENT_FAILED' && <RetryPayment key={payableUntil} booking={booking} />}
        {(status === 'EXPIRED' || status === 'CANCELLED') && <StartAgain booking={booking} />}
      </BookingView>
      {isGuest && status !== 'EXPIRED' && status !== 'CANCELLED' && <KeepBooking booking={booking} />}
    </>
  );
}
