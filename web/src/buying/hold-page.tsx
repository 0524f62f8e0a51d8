import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { HoldDocument } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Checkout } from './checkout.tsx';
import { Failed } from './failed.tsx';
import { HoldOver } from './hold-over.tsx';
import { NotYours } from './not-yours.tsx';

/** The checkout of a hold: while it is active, once it is over, and on the way to its booking. */
export function HoldPage() {
  const { holdId = '' } = useParams();
  const { hold: texts } = useTexts().buying;
  const hasSession = useHasSession();
  const { data, error, refetch } = useQuery(HoldDocument, {
    variables: { id: holdId },
    // How many seconds are left is only true when the server says it.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
    skip: !hasSession,
  });
  const refresh = () => void refetch().catch(() => undefined);
  const { hold, me } = data ?? {};
  // A reload after a lost answer of the payment ends here: the hold knows its booking.
  if (hold?.booking) return <Navigate to={`/bookings/${hold.booking.id}`} replace />;
  return (
    <>
      <PageTitle title={texts.title} description={texts.description} />
      {!data && error && <Failed error={error} onRetry={refresh} />}
      {(!hasSession || hold === null) && <NotYours title={texts.missing} hint={texts.missingHint} />}
      {hold?.status === 'ACTIVE' && <Checkout hold={hold} me={me} onDoubt={refresh} />}
      {hold && hold.status !== 'ACTIVE' && <HoldOver hold={hold} />}
    </>
  );
}
