import { useTexts } from '../texts/texts.tsx';
import styles from './exchange.module.css';
import type { Ticket } from './given-tickets.ts';

/** Which tickets are exchanged, where there is a choice. */
export function GivenFields({
  tickets,
  given,
  onToggle,
}: {
  tickets: readonly Ticket[];
  given: readonly Ticket[];
  onToggle: (ticketId: string) => void;
}) {
  const { exchange: texts } = useTexts();
  if (tickets.length < 2) return null;
  return (
    <fieldset className={styles['tickets']}>
      <legend>{texts.which}</legend>
      {tickets.map(({ id, seat, ticketType }) => (
        <label key={id}>
          <input type="checkbox" checked={given.some((ticket) => ticket.id === id)} onChange={() => onToggle(id)} />
          {texts.ticket(seat.label, ticketType.name)}
        </label>
      ))}
    </fieldset>
  );
}
