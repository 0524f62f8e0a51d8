import type { BookingDetailsFragment, ShowingHeadFragment } from '../generated/graphql.ts';
import { formatDay, formatMoney, formatTime } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { QrCode } from './qr-code.tsx';
import styles from './ticket-card.module.css';

type Ticket = BookingDetailsFragment['tickets'][number];

/** A ticket as it is shown at the door. */
export function TicketCard({
  ticket,
  showing,
  reference,
}: {
  ticket: Ticket;
  showing: ShowingHeadFragment;
  reference: string;
}) {
  const { booking: texts } = useTexts().buying;
  const { language } = useLanguage();
  const { seat, ticketType, price, code, url, status } = ticket;
  if (status === 'VOID') return <VoidTicket ticket={ticket} />;
  const { cinema, name: auditorium } = showing.auditorium;
  const { street, postalCode, city } = cinema.address;
  const zone = { language, timeZone: cinema.timeZone };
  return (
    <article className={styles['ticket']} data-status={status} aria-label={texts.ticket(seat.label)}>
      <div className={styles['main']}>
        <p className={styles['movie']}>{showing.movie.title}</p>
        <p>
          {formatDay(showing.startsAt, zone)}, <strong>{formatTime(showing.startsAt, zone)}</strong>
          <br />
          {auditorium}, {cinema.name}
          <br />
          <span className="muted">
            {street}, {postalCode} {city}
          </span>
        </p>
        <dl className={styles['place']}>
          {seat.section && <Fact name={texts.section} value={seat.section} />}
          <Fact name={texts.row} value={seat.row} />
          <Fact name={texts.seat} value={seat.number} />
        </dl>
        <p className={styles['type']}>
          {ticketType.name} · {formatMoney(price, language)}
          {status !== 'VALID' && <span className="chip">{texts.ticketStatus[status]}</span>}
        </p>
        {url && (
          <p className={styles['links']}>
            <a href={url} target="_blank" rel="noreferrer" aria-label={texts.ticketPageOf(seat.label)}>
              {texts.ticketPage}
            </a>
          </p>
        )}
      </div>
      <div className={styles['stub']}>
        {code && <QrCode text={code} label={texts.qr(seat.label)} />}
        <p>{reference}</p>
      </div>
    </article>
  );
}

/** One that was exchanged or cancelled opens no door, and needs no room. */
function VoidTicket({ ticket: { seat, ticketType, status } }: { ticket: Ticket }) {
  const { booking: texts } = useTexts().buying;
  const { section, row, number } = seat;
  const place = [...(section ? [section] : []), `${texts.row} ${row}`, `${texts.seat} ${number}`];
  return (
    <article className={styles['void']} aria-label={texts.ticket(seat.label)}>
      <p>
        {place.join(', ')} · {ticketType.name} <span className="chip">{texts.ticketStatus[status]}</span>
      </p>
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
