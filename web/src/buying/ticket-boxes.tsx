import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './ticket-boxes.module.css';

/** Some of the tickets of a booking, to be chosen. */
export function TicketBoxes({
  title,
  tickets,
  isChosen,
  onToggle,
}: {
  title: string;
  tickets: BookingDetailsFragment['tickets'];
  isChosen: (ticketId: string) => boolean;
  onToggle: (ticketId: string) => void;
}) {
  const { buying: texts } = useTexts();
  return (
    <fieldset className={styles['tickets']}>
      <legend>{title}</legend>
      {tickets.map(({ id, seat, ticketType }) => (
        <label key={id}>
          <input type="checkbox" checked={isChosen(id)} onChange={() => onToggle(id)} />
          {texts.seatAndType(seat.label, ticketType.name)}
        </label>
      ))}
    </fieldset>
  );
}
