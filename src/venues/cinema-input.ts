import { z } from 'zod';
import { line } from '../platform/input.ts';
import {
  BOOKING_FEE,
  CANCELLATION_POLICY,
  COUNTER_RELEASE,
  TAX_RATE,
  WHEELCHAIR_RELEASE,
} from './cinema-terms-input.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

function degrees(what: string, most: number) {
  const message = `The ${what} must be a number of degrees from -${most} to ${most}.`;
  return z.number(message).min(-most, message).max(most, message);
}

function orNull<Type extends z.ZodType>(type: Type) {
  return type.nullish().transform((value) => value ?? null);
}

/** As its columns. */
const ADDRESS = z
  .object(
    {
      street: line('The street', { min: 1, max: 200 }),
      postalCode: orNull(line('The postal code', { min: 1, max: 20 })),
      city: line('The city', { min: 1, max: 100 }),
      region: orNull(line('The region', { min: 1, max: 100 })),
      country: z.string(),
    },
    'A cinema must have an address.',
  )
  .transform(({ street, postalCode, city, region, country }) => ({
    addressStreet: street,
    addressPostalCode: postalCode,
    addressCity: city,
    addressRegion: region,
    addressCountry: country,
  }));

/** As its columns. */
const LOCATION = z
  .object({ latitude: degrees('latitude', 90), longitude: degrees('longitude', 180) })
  .nullable()
  .transform((location) => location ?? { latitude: null, longitude: null });

/** What an update can change. Whether there is such a time zone, findTimeZone tells. */
export const CHANGEABLE = z.object({
  name: line('The name', { min: 1, max: 100 }),
  address: ADDRESS,
  location: LOCATION,
  timeZone: z.string('A cinema must have a time zone.'),
  businessDayEndsAt: z.date('A business day must have an end, as in 03:00.'),
  bookingFee: BOOKING_FEE,
  taxRateBasisPoints: TAX_RATE,
  cancellationPolicy: CANCELLATION_POLICY,
  counterReleaseMinutes: COUNTER_RELEASE,
  wheelchairReleaseMinutes: WHEELCHAIR_RELEASE,
});

/** What is null has the default of its column. */
export const NEW_CINEMA = CHANGEABLE.extend({
  bookingFee: BOOKING_FEE.nullable(),
  cancellationPolicy: CANCELLATION_POLICY.nullable(),
  currency: z
    .string()
    .transform((code) => code.toUpperCase())
    .refine((code) => CURRENCIES.has(code), 'The currency must be money that is in use by ISO 4217, as in EUR.'),
});
