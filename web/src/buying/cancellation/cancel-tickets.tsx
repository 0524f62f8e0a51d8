import { useRef, useState } from 'react';
import type { BookingDetailsFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../texts/texts.tsx';
import { CancelDialog } from './cancel-dialog.tsx';

/** The button that opens the dialog for giving tickets back. Nothing where none is valid. */
export function CancelTickets({ booking }: { booking: BookingDetailsFragment }) {
  const { cancellation: texts } = useTexts().buying;
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const tickets = booking.tickets.filter(({ status }) => status === 'VALID');
  function close(): void {
    setIsOpen(false);
    opener.current?.focus();
  }
  if (tickets.length === 0 || booking.showing.cancellation) return null;
  return (
    <>
      <button ref={opener} type="button" className="button quiet" onClick={() => setIsOpen(true)}>
        {texts.open}
      </button>
      {isOpen && <CancelDialog bookingId={booking.id} tickets={tickets} showing={booking.showing} onClose={close} />}
    </>
  );
}
