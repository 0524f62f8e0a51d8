import type { HoldQuery, OfferedPriceFragment } from '../generated/graphql.ts';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './checkout.module.css';
import { type BrokenRule, type TicketChoice, pricesOfHeld } from './ticket-choice.ts';

/** For each seat, what kind of ticket it is. */
export function TicketFields({
  title,
  hold,
  choice,
  broken,
  onChoose,
}: {
  title?: string;
  hold: NonNullable<HoldQuery['hold']>;
  choice: TicketChoice;
  broken: readonly BrokenRule[];
  onChoose: (seatId: string, ticketTypeId: string) => void;
}) {
  const { tickets: texts } = useTexts().buying;
  return (
    <fieldset className={`card ${styles['group']}`}>
      <legend>
        <h2>{title ?? texts.title}</h2>
      </legend>
      <ul className={styles['seats']}>
        {hold.seats.map((held) => (
          <li key={held.seatId}>
            <SeatName {...held.seat} />
            <TypeOfTicket
              label={held.seat.label}
              offered={pricesOfHeld(held, hold.showing.prices)}
              chosen={choice[held.seatId]}
              rule={broken.find(({ seatId }) => seatId === held.seatId)}
              onChoose={(ticketTypeId) => onChoose(held.seatId, ticketTypeId)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function SeatName({
  label,
  section,
  category,
}: {
  label: string;
  section?: string | null | undefined;
  category: { name: string };
}) {
  const { tickets: texts } = useTexts().buying;
  return (
    <div>
      <strong>{texts.seat(label)}</strong>
      <span className="muted">{section ? `${category.name}, ${section}` : category.name}</span>
    </div>
  );
}

function TypeOfTicket({
  label,
  offered,
  chosen,
  rule,
  onChoose,
}: {
  label: string;
  offered: readonly OfferedPriceFragment[];
  chosen: string | undefined;
  rule: BrokenRule | undefined;
  onChoose: (ticketTypeId: string) => void;
}) {
  const { tickets: texts } = useTexts().buying;
  const { language } = useLanguage();
  if (chosen === undefined) return <p role="alert">{texts.notSold}</p>;
  const description = offered.find(({ ticketType }) => ticketType.id === chosen)?.ticketType.description;
  return (
    <div>
      <select
        aria-label={texts.typeOf(label)}
        aria-invalid={rule !== undefined}
        value={chosen}
        onChange={({ target }) => onChoose(target.value)}
      >
        {offered.map(({ ticketType, price }) => (
          <option key={ticketType.id} value={ticketType.id}>
            {`${ticketType.name} · ${formatMoney(price, language)}`}
          </option>
        ))}
      </select>
      {description && <p className="muted">{description}</p>}
      {rule?.limit !== undefined && <p role="alert">{texts.limit(rule.ticketType, rule.limit)}</p>}
      {rule?.needs !== undefined && <p role="alert">{texts.needs(rule.ticketType, rule.needs)}</p>}
    </div>
  );
}
