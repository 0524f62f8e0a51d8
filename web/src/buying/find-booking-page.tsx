import { useApolloClient } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { Link } from 'react-router';
import { type BookingDetailsFragment, BookingByReferenceDocument } from '../generated/graphql.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { BookingView } from './booking-view.tsx';
import { Failed } from './failed.tsx';
import { useKeptFields } from './kept.ts';

type Found = { isLooking?: boolean; booking?: BookingDetailsFragment | null; error?: unknown };

/** For guests on another device: a booking by its reference and its e-mail address. */
export function FindBookingPage() {
  const { find: texts } = useTexts().buying;
  const client = useApolloClient();
  const [fields, change] = useKeptFields('find', { reference: '', email: '' });
  const [found, setFound] = useState<Found>({});
  async function find() {
    setFound({ isLooking: true });
    try {
      const variables = { reference: fields.reference, email: fields.email.trim() };
      const { data } = await client.query({
        query: BookingByReferenceDocument,
        variables,
        fetchPolicy: 'network-only',
      });
      setFound({ booking: data?.bookingByReference ?? null });
    } catch (error) {
      setFound({ error });
    }
  }
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!found.isLooking) void find();
  }
  return (
    <>
      <PageTitle title={texts.title} description={texts.description} />
      <section className="narrow">
        <form className="stack" onSubmit={submit}>
          <h1>{texts.title}</h1>
          <p>{texts.intro}</p>
          <Field
            label={texts.reference}
            hint={texts.referenceHint}
            required
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={fields.reference}
            onChange={({ target }) => change({ reference: target.value })}
          />
          <Field
            label={texts.email}
            type="email"
            autoComplete="email"
            required
            value={fields.email}
            onChange={({ target }) => change({ email: target.value })}
          />
          <button type="submit" className="button" aria-disabled={found.isLooking === true}>
            {found.isLooking ? texts.finding : texts.find}
          </button>
          {found.booking === null && <Notice kind="warning">{texts.none}</Notice>}
          {found.error !== undefined && <Failed error={found.error} />}
        </form>
      </section>
      {found.booking && <FoundBooking booking={found.booking} />}
    </>
  );
}

/** Only the account that booked sees the codes: its device opens the booking itself. */
function FoundBooking({ booking }: { booking: BookingDetailsFragment }) {
  const { find: texts } = useTexts().buying;
  return (
    <BookingView booking={booking}>
      {booking.contact && (
        <p>
          <Link className="button" to={`/bookings/${booking.id}`}>
            {texts.open}
          </Link>
        </p>
      )}
    </BookingView>
  );
}
