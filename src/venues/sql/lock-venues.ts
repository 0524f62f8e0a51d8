import { type Auditorium, type Cinema, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';

/** `share`: it stays as it is until the transaction has ended. `update`: this transaction changes it. */
export type LockStrength = 'share' | 'update';

/** Undefined when there is none, or it is closed. */
export async function lockOpenCinema(tx: Transaction, id: string, strength: LockStrength): Promise<Cinema | undefined> {
  const [found] = await queryRows(
    tx.client,
    CINEMA,
    (cinema) => Prisma.sql`
      select ${cinema}
      from cinema
      where cinema.id = ${isId(id) ? id : null}::uuid and cinema.closed_at is null
      for ${strengthOf(strength)}`,
  );
  return found;
}

/** Undefined when there is none, or it is closed. */
export async function lockOpenAuditorium(
  tx: Transaction,
  id: string,
  strength: LockStrength,
): Promise<Auditorium | undefined> {
  const [found] = await queryRows(
    tx.client,
    AUDITORIUM,
    (auditorium) => Prisma.sql`
      select ${auditorium}
      from auditorium
      where auditorium.id = ${isId(id) ? id : null}::uuid and auditorium.closed_at is null
      for ${strengthOf(strength)}`,
  );
  return found;
}

/** The open ones of a cinema, in the order of their ids, as all who lock several do. */
export function lockOpenAuditoriumsOf(
  tx: Transaction,
  cinemaId: string,
  strength: LockStrength,
): Promise<Auditorium[]> {
  return queryRows(
    tx.client,
    AUDITORIUM,
    (auditorium) => Prisma.sql`
      select ${auditorium}
      from auditorium
      where auditorium.cinema_id = ${cinemaId}::uuid and auditorium.closed_at is null
      order by auditorium.id
      for ${strengthOf(strength)}`,
  );
}

/** What follows `for`. */
export function strengthOf(strength: LockStrength): Prisma.Sql {
  return strength === 'share' ? Prisma.sql`share` : Prisma.sql`no key update`;
}

const CINEMA = columns<Cinema>({
  id: 'cinema.id',
  name: 'cinema.name',
  version: 'cinema.version',
  addressStreet: 'cinema.address_street',
  addressPostalCode: 'cinema.address_postal_code',
  addressCity: 'cinema.address_city',
  addressRegion: 'cinema.address_region',
  addressCountry: 'cinema.address_country',
  timeZone: 'cinema.time_zone',
  currency: 'cinema.currency',
  businessDayEndsAt: 'cinema.business_day_ends_at',
  latitude: 'cinema.latitude',
  longitude: 'cinema.longitude',
  closedAt: 'cinema.closed_at',
  bookingFeeMinor: 'cinema.booking_fee_minor',
  taxRateBasisPoints: 'cinema.tax_rate_basis_points',
  cancellationCutoffMinutes: 'cinema.cancellation_cutoff_minutes',
  cancellationFeeMinor: 'cinema.cancellation_fee_minor',
  cancellationRefundsBookingFee: 'cinema.cancellation_refunds_booking_fee',
  counterReleaseMinutes: 'cinema.counter_release_minutes',
  wheelchairReleaseMinutes: 'cinema.wheelchair_release_minutes',
});

const AUDITORIUM = columns<Auditorium>({
  id: 'auditorium.id',
  cinemaId: 'auditorium.cinema_id',
  name: 'auditorium.name',
  version: 'auditorium.version',
  closedAt: 'auditorium.closed_at',
});
