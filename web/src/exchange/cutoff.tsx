import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Failed } from '../buying/failed.tsx';
import { type BookingDetailsFragment, QuoteCancellationDocument } from '../generated/graphql.ts';
import { formatDay, formatTime } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { ExchangeProblems } from './exchange-problems.tsx';
import type { Ticket } from './given-tickets.ts';

/**
 * Until when tickets can be exchanged, which is until when they can be cancelled: before the visitor picks seats in vain.
 *
 * @param children shown while they can be
 */
export function Cutoff({
  booking,
  given,
  children,
}: {
  booking: BookingDetailsFragment;
  given: readonly Ticket[];
  children: ReactNode;
}) {
  const { exchange: texts } = useTexts();
  const { language } = useLanguage();
  const { id: bookingId, showing } = booking;
  const { timeZone } = showing.auditorium.cinema;
  const { data, previousData, error, refetch } = useQuery(QuoteCancellationDocument, {
    variables: { input: { bookingId, ticketIds: given.map(({ id }) => id) } },
    // The cut-off may have passed meanwhile.
    fetchPolicy: 'network-only',
    skip: given.length === 0,
  });
  const { quote, errors = [] } = (data ?? previousData)?.quoteCancellation ?? {};
  const zone = { language, timeZone };
  if (error) return <Failed error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (errors.length > 0) return <ExchangeProblems problems={errors} timeZone={timeZone} />;
  return (
    <>
      {quote?.cutoff && (
        <p className="muted">{texts.until(formatDay(quote.cutoff, zone), formatTime(quote.cutoff, zone))}</p>
      )}
      {children}
    </>
  );
}
