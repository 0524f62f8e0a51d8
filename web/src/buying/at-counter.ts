import type { BookingDetailsFragment } from '../generated/graphql.ts';

/**
 * Whether a booking whose payment was declined may be paid at the counter instead. The server decides by its own clock, and
 * answers PaymentNotOffered when that of the visitor is wrong. Never for an exchange: the old tickets would open the door until then.
 *
 * @param now in milliseconds, as Date.now()
 */
export function atCounterOfferedFor(
  {
    status,
    exchangedFrom,
    showing,
  }: Pick<BookingDetailsFragment, 'status' | 'exchangedFrom'> & {
    showing: { startsAt: string; auditorium: { cinema: { counterReleaseMinutes?: number | null } } };
  },
  now: number,
): boolean {
  const { counterReleaseMinutes } = showing.auditorium.cinema;
  if (status !== 'PAYMENT_FAILED' || exchangedFrom || typeof counterReleaseMinutes !== 'number') return false;
  return now < Date.parse(showing.startsAt) - counterReleaseMinutes * 60_000;
}
