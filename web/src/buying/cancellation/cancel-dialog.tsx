import { useQuery } from '@apollo/client/react';
import { useEffect, useId, useRef, useState } from 'react';
import { type BookingDetailsFragment, QuoteCancellationDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../texts/texts.tsx';
import { Failed } from '../failed.tsx';
import { TicketBoxes } from '../ticket-boxes.tsx';
import styles from './cancel-dialog.module.css';
import { CancellationProblems } from './cancellation-problems.tsx';
import { CancellationTerms } from './cancellation-terms.tsx';
import { useCancelBooking } from './use-cancel-booking.ts';

type Booking = BookingDetailsFragment;

/** Which tickets are given back, and what for: the terms follow the choice, and nothing is cancelled before it is confirmed. */
export function CancelDialog({
  bookingId,
  tickets,
  showing,
  onClose,
}: {
  bookingId: string;
  /** Those that are valid. */
  tickets: Booking['tickets'];
  showing: Booking['showing'];
  onClose: () => void;
}) {
  const { cancellation: texts } = useTexts().buying;
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const ticketIds = tickets.map(({ id }) => id).filter((id) => !kept.has(id));
  const quoted = useQuery(QuoteCancellationDocument, {
    variables: { input: { bookingId, ticketIds } },
    // The cut-off may have passed meanwhile.
    fetchPolicy: 'network-only',
    skip: ticketIds.length === 0,
  });
  const { quote, errors = [] } = (ticketIds.length > 0 ? quoted.data?.quoteCancellation : undefined) ?? {};
  const { cancel, isSending, problems, error } = useCancelBooking(bookingId);
  const isReady = quote !== undefined && quote !== null && !isSending;
  async function confirm(): Promise<void> {
    if (isReady && (await cancel(ticketIds))) onClose();
  }
  const toggle = (id: string) =>
    setKept((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>{texts.title}</h2>
      {tickets.length > 1 && (
        <TicketBoxes title={texts.which} tickets={tickets} isChosen={(id) => !kept.has(id)} onToggle={toggle} />
      )}
      <div className={styles['terms']} aria-busy={quoted.loading}>
        {quote && <CancellationTerms quote={quote} timeZone={showing.auditorium.cinema.timeZone} />}
        <CancellationProblems problems={[...errors, ...problems]} timeZone={showing.auditorium.cinema.timeZone} />
        {quoted.error && <Failed error={quoted.error} onRetry={() => void quoted.refetch().catch(() => undefined)} />}
        {error !== undefined && <Failed error={error} onRetry={() => void confirm()} />}
      </div>
      <div className={styles['actions']}>
        <button type="button" className="button" aria-disabled={!isReady} onClick={() => void confirm()}>
          {isSending ? texts.cancelling : texts.confirm(ticketIds.length)}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {texts.keep}
        </button>
      </div>
    </dialog>
  );
}
