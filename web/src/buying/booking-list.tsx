import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { MyBookingsDocument, type MyBookingsQuery, type TicketStatus } from '../generated/graphql.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './booking-list.module.css';
import { Failed } from './failed.tsx';

/** The bookings of the visitor, those of the latest showing first. */
export function BookingList() {
  const { list: texts } = useTexts().buying;
  const { data, error, loading, fetchMore, refetch } = useQuery(MyBookingsDocument, {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const bookings = data?.me?.bookings;
  if (!bookings) {
    if (error) return <Failed error={error} onRetry={() => void refetch()} />;
    return <p className="muted">{loading ? texts.loading : texts.none}</p>;
  }
  const { nodes, pageInfo } = bookings;
  const more = () =>
    void fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => joinPages(before, fetchMoreResult),
    });
  if (nodes.length === 0) return <p className="muted">{texts.none}</p>;
  return (
    <>
      <ul className={styles['list']}>
        {nodes.map((booking) => (
          <li key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <button type="button" className="button quiet" disabled={loading} onClick={more}>
          {texts.more}
        </button>
      )}
    </>
  );
}

function BookingRow({ booking }: { booking: NonNullable<MyBookingsQuery['me']>['bookings']['nodes'][number] }) {
  const { list: texts } = useTexts().buying;
  const { language } = useLanguage();
  const { id, reference, status, total, exchangedFrom, showing } = booking;
  const tickets = ticketsToShow(booking.tickets);
  return (
    <Link className={styles['row']} to={`/bookings/${id}`} data-status={status}>
      <strong>{showing.movie.title}</strong>
      <span className="muted">
        <ShowingLine showing={showing} />
      </span>
      <span>
        {texts.seats(tickets.length)}: {tickets.map(({ seat }) => seat.label).join(', ')} ·{' '}
        {exchangedFrom ? texts.exchangedFrom(exchangedFrom.reference) : formatMoney(total, language)}
      </span>
      <span className={styles['state']}>
        <span className="chip">{texts.status[status]}</span> <code>{reference}</code>
      </span>
    </Link>
  );
}

/** Without those that were exchanged or cancelled, unless all were. */
function ticketsToShow<T extends { status: TicketStatus }>(tickets: readonly T[]): readonly T[] {
  const good = tickets.filter(({ status }) => status !== 'VOID');
  return good.length > 0 ? good : tickets;
}

function joinPages(before: MyBookingsQuery, { me }: MyBookingsQuery): MyBookingsQuery {
  if (!before.me || !me) return before;
  const nodes = [...before.me.bookings.nodes, ...me.bookings.nodes];
  return { ...before, me: { ...before.me, bookings: { ...me.bookings, nodes } } };
}
