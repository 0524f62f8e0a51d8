import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { EmailAddressScalar } from '../../graphql/scalars.ts';
import { readEmailAddress } from '../../platform/email-address.ts';
import { refuseToWait } from '../../platform/redis/rate-limited-error.ts';
import { readBookingReference } from '../booking-reference.ts';
import { Booking } from '../booking.types.ts';
import type { BookingsByReference } from './bookings-by-reference.service.ts';
import type { ReferenceLimits } from './reference-limits.ts';

@Resolver()
export class BookingByReferenceResolver {
  readonly #bookings: BookingsByReference;
  readonly #limits: ReferenceLimits;

  constructor(services: { bookingsByReference: BookingsByReference; referenceLimits: ReferenceLimits }) {
    this.#bookings = services.bookingsByReference;
    this.#limits = services.referenceLimits;
  }

  @Query(() => Booking, {
    nullable: true,
    description: [
      'Anybody. For guests on another device: the booking with that reference, when the e-mail address is that of its contact',
      'or its account. Its contact, its account and the codes of its tickets are null, except for those who may see the booking',
      'anyway. Case, spaces and hyphens of the reference do not matter. Null when the two do not fit. RATE_LIMITED by address, by',
      'reference and by e-mail address.',
    ].join('\n'),
  })
  async bookingByReference(
    @Arg('reference', () => String) reference: string,
    @Arg('email', () => EmailAddressScalar) email: string,
    @Ctx() { ip }: RequestContext,
  ): Promise<BookingRow | undefined> {
    const asked = { reference: readBookingReference(reference), email: readEmailAddress(email) };
    refuseToWait(await this.#limits.consume({ ...asked, ip }), 'Too many attempts to find a booking');
    return this.#bookings.find(asked);
  }
}
