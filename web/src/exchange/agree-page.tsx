import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { Failed } from '../buying/failed.tsx';
import { HoldOver } from '../buying/hold-over.tsx';
import { NotYours } from '../buying/not-yours.tsx';
import { type BookingDetailsFragment, HoldDocument } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { ExchangeForm } from './exchange-form.tsx';
import { OfBooking } from './of-booking.tsx';
import { exchangePath } from './paths.ts';

/** The second step of an exchange: what it costs or gives back, for the seats of a hold. */
export function AgreePage() {
  return <OfBooking>{(booking) => <OfHold booking={booking} />}</OfBooking>;
}

function OfHold({ booking }: { booking: BookingDetailsFragment }) {
  const { holdId = '' } = useParams();
  const { hold: texts } = useTexts().buying;
  const { data, error, refetch } = useQuery(HoldDocument, {
    variables: { id: holdId },
    // How many seconds are left is only true when the server says it.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const refresh = () => void refetch().catch(() => undefined);
  const hold = data?.hold;
  if (hold === null) return <NotYours title={texts.missing} hint={texts.missingHint} />;
  if (!hold) return error ? <Failed error={error} onRetry={refresh} /> : null;
  // A reload after a lost answer ends here: the exchange is done, or waits for its payment.
  if (hold.status === 'CONVERTED') return <Navigate to={`/bookings/${booking.id}`} replace />;
  if (hold.status === 'ACTIVE') return <ExchangeForm booking={booking} hold={hold} onDoubt={refresh} />;
  return <HoldOver hold={hold} path={exchangePath(booking.id)} picksName={exchangePath(booking.id)} />;
}
