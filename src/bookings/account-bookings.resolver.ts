import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.types.ts';
import type { Account as AccountRow, Booking as BookingRow } from '../generated/prisma/client.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { BookingService } from './booking.service.ts';
import { BookingConnection } from './booking.types.ts';

/** The bookings of an account: a field that bookings add to a type of accounts. */
@Resolver(() => Account)
export class AccountBookingsResolver {
  readonly #bookings: BookingService;

  constructor({ bookings }: { bookings: BookingService }) {
    this.#bookings = bookings;
  }

  @FieldResolver(() => BookingConnection, { description: 'The newest first.' })
  async bookings(
    @Root() { id }: AccountRow,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionValue<BookingRow>> {
    const found = await this.#bookings.listOfAccount(id, toPageRequest(page, 'instant'));
    return toConnection(found, (booking) => [booking.placedAt.toISOString(), booking.id]);
  }
}
