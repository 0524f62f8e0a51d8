import { TicketBoxes } from '../buying/ticket-boxes.tsx';
import { useTexts } from '../texts/texts.tsx';
import type { Ticket } from './given-tickets.ts';

/** Which tickets are exchanged, where there is a choice. */
export function GivenFields({
  tickets,
  given,
  onToggle,
}: {
  tickets: Ticket[];
  given: readonly Ticket[];
  onToggle: (ticketId: string) => void;
}) {
  const { exchange: texts } = useTexts();
  if (tickets.length < 2) return null;
  const isChosen = (ticketId: string) => given.some(({ id }) => id === ticketId);
  return <TicketBoxes title={texts.which} tickets={tickets} isChosen={isChosen} onToggle={onToggle} />;
}
