import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { viewerOf } from '../../graphql/viewer.ts';
import type { BookingAccess } from '../booking-access.ts';
import { Booking } from '../booking.types.ts';
import type { BookingContact, ContactService } from './contact.service.ts';
import { Contact } from './contact.types.ts';

@Resolver(() => Booking)
export class BookingContactResolver {
  readonly #contacts: ContactService;
  readonly #bookingAccess: BookingAccess;

  constructor({ contacts, bookingAccess }: { contacts: ContactService; bookingAccess: BookingAccess }) {
    this.#contacts = contacts;
    this.#bookingAccess = bookingAccess;
  }

  @FieldResolver(() => Contact, {
    nullable: true,
    description: [
      'BOX_OFFICE of the cinema, and the account itself; null for others. Without a contact in placeBooking, the',
      "account's own. Null once the account's data was deleted.",
    ].join('\n'),
  })
  async contact(@Root() booking: BookingRow, @Ctx() context: RequestContext): Promise<BookingContact | undefined> {
    if (!(await this.#bookingAccess.maySee(booking, viewerOf(context)))) return undefined;
    return context.loaders.load(this.#contacts.byBookingId, booking.id);
  }
}
