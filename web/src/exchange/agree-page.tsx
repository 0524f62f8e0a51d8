import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { exchangePath } from '../buying/exchange-paths.ts';
import { Failed } from '../buying/failed.tsx';
import { HoldOver } from '../buying/hold-over.tsx';
import { NotYours } from '../buying/not-yours.tsx';
import { type BookingDetailsFragment, HoldDocument, type HoldQuery } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';
import { useTexts } from '../texts/texts.tsx';
import { ExchangeForm } from './exchange-form.tsx';
import { OfBooking } from './of-booking.tsx';

/** The second step of an exchange: what it costs or gives back, for the seats of a hold. */
export function AgreePage() {
  const { bookingId = '', holdId = '' } = useParams();
  const { data, error, refetch } = useQuery(HoldDocument, {
    variables: { id: holdId },
    // How many seconds are left is only true when the server says it.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
    skip: !useHasSession(),
  });
  const refresh = () => void refetch().catch(() => undefined);
  const hold = data?.hold;
  // A reload after a lost answer ends here: the exchange is done, or waits for its payment. For another showing the hold is of a new booking.
  if (hold?.status === 'CONVERTED') return <Navigate to={`/bookings/${hold.booking?.id ?? bookingId}`} replace />;
  return (
    <OfBooking isSettled={hold !== undefined || error !== undefined}>
      {(booking) => {
        if (hold !== undefined) return <OfHold booking={booking} hold={hold} onDoubt={refresh} />;
        return error ? <Failed error={error} onRetry={refresh} /> : null;
      }}
    </OfBooking>
  );
}

function OfHold({
  booking,
  hold,
  onDoubt,
}: {
  booking: BookingDetailsFragment;
  hold: HoldQuery['hold'];
  onDoubt: () => void;
}) {
  const { hold: texts } = useTexts().buying;
  if (!hold) return <NotYours title={texts.missing} hint={texts.missingHint} />;
  if (hold.status === 'ACTIVE') return <ExchangeForm booking={booking} hold={hold} onDoubt={onDoubt} />;
  const path = exchangePath(booking, hold.showing.id);
  return <HoldOver hold={hold} path={path} picksName={path} />;
}
