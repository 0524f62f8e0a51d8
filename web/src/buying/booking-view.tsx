import type { ReactNode } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { BookingHead } from './booking-head.tsx';
import styles from './booking.module.css';
import { ExchangedFrom } from './exchanged-from.tsx';
import { OrderLines } from './order-lines.tsx';
import { RefundList } from './refund-list.tsx';
import { TicketCard } from './ticket-card.tsx';

/** A booking in each of its states. @param children what the visitor can do now @param actions for tickets that are paid */
export function BookingView({
  booking,
  actions,
  children,
}: {
  booking: BookingDetailsFragment;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const { booking: texts, summary } = useTexts().buying;
  const { status, reference, url, showing, tickets } = booking;
  const hasTickets = status === 'CONFIRMED' || status === 'DUE_AT_COUNTER';
  return (
    <article className={styles['booking']}>
      <BookingHead booking={booking} />
      <ExchangedFrom booking={booking} />
      {showing.cancellation && <Notice kind="warning">{texts.showingCancelled(showing.cancellation.reason)}</Notice>}
      {children}
      {!hasTickets && (
        <section className={styles['what']}>
          <h2>{showing.movie.title}</h2>
          <p className="muted">
            <ShowingLine showing={showing} />
          </p>
        </section>
      )}
      {hasTickets && (
        <section aria-label={texts.ticketsOf}>
          <ul className={styles['tickets']}>
            {liveFirst(tickets).map((ticket) => (
              <li key={ticket.id}>
                <TicketCard ticket={ticket} showing={showing} reference={reference} />
              </li>
            ))}
          </ul>
          {status === 'CONFIRMED' && tickets.every(({ code }) => !code) && <Notice kind="plain">{texts.noCode}</Notice>}
        </section>
      )}
      <RefundList booking={booking} />
      <section className={`card ${styles['order']}`} aria-label={summary.title}>
        <h2>{summary.title}</h2>
        <OrderLines lines={booking.lines} total={booking.total} />
      </section>
      {status === 'CONFIRMED' && (
        <p className={styles['actions']}>
          <button type="button" className="button quiet" onClick={() => print()}>
            {texts.print}
          </button>
          {url && (
            <a className="button quiet" href={`${url}.ics`} download>
              {texts.addToCalendar}
            </a>
          )}
          {actions}
        </p>
      )}
    </article>
  );
}

/** Those that were exchanged or cancelled come last. */
function liveFirst(tickets: BookingDetailsFragment['tickets']): BookingDetailsFragment['tickets'] {
  return tickets.toSorted((one, other) => Number(one.status === 'VOID') - Number(other.status === 'VOID'));
}
