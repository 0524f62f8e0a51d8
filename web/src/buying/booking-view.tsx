import type { ReactNode } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { bankActionOf } from './bank-action.ts';
import styles from './booking.module.css';
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
  const { booking: texts, bank, summary } = useTexts().buying;
  const { status, reference, url, showing, tickets } = booking;
  const hasTickets = status === 'CONFIRMED' || status === 'DUE_AT_COUNTER';
  return (
    <article className={styles['booking']}>
      <header className={styles['head']} data-status={status}>
        <div role="status">
          {status === 'CONFIRMED' && <CheckIcon />}
          <h1>{bankActionOf(booking) === undefined ? texts.titles[status] : bank.title}</h1>
          <Hint booking={booking} />
        </div>
        <p className={styles['reference']}>
          <span>{texts.reference}</span>
          <strong>{reference}</strong>
        </p>
      </header>
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
            {tickets.map((ticket) => (
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

function Hint({ booking }: { booking: BookingDetailsFragment }) {
  const { booking: texts, bank } = useTexts().buying;
  const { status, payments } = booking;
  if (bankActionOf(booking) !== undefined) return <p>{bank.hint}</p>;
  if (status !== 'PAYMENT_FAILED') return <p>{texts.hints[status]}</p>;
  const code = payments.findLast((payment) => payment.status === 'DECLINED')?.declineCode ?? 'other';
  return <p>{code in texts.declined ? texts.declined[code as keyof typeof texts.declined] : texts.declined.other}</p>;
}

function CheckIcon() {
  return (
    <svg className={styles['check']} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="12" />
      <path d="m6.500 12.500 3.700 3.700 7.300-8" />
    </svg>
  );
}
