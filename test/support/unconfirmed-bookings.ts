import { execute } from './test-database.ts';

/** Of these bookings those that a PostgreSQL has not, or has without a valid ticket. */
export async function unconfirmedBookings(url: string, bookingIds: readonly string[]): Promise<unknown[]> {
  const { rows } = await execute(
    url,
    `select placed.id
     from unnest('{${bookingIds.join()}}'::uuid[]) as placed (id)
     where not exists (
       select from booking
       join ticket on ticket.booking_id = booking.id and ticket.status = 'VALID'
       where booking.id = placed.id and booking.status = 'CONFIRMED'
     )`,
  );
  return rows.map(({ id }) => id);
}
