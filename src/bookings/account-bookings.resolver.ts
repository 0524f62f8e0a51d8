import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.types.ts';
import type { Account as AccountRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { PageOf } from '../platform/page.ts';
import type { BookingOrder as BookingOrderValue } from './booking-list.ts';
import type { BookingLists, ListedBooking } from './booking-list.service.ts';
import { BookingConnection, BookingFilter, BookingOrder } from './booking-list.types.ts';

@ArgsType()
export class BookingListArgs extends PageArgs {
  @Field(() => BookingOrder, { defaultValue: BookingOrder.PLACED_AT_DESC })
  orderBy!: BookingOrderValue;
}

/** The bookings of an account: a field that bookings add to a type of accounts. */
@Resolver(() => Account)
export class AccountBookingsResolver {
  readonly #bookingLists: BookingLists;

  constructor({ bookingLists }: { bookingLists: BookingLists }) {
    this.#bookingLists = bookingLists;
  }

  @FieldResolver(() => BookingConnection, {
    description: 'Of another account: those of the cinemas where the caller is BOX_OFFICE.',
  })
  async bookings(
    @Root() { id }: AccountRow,
    @Args(() => BookingListArgs) { orderBy, ...page }: BookingListArgs,
    @Arg('filter', () => BookingFilter, { nullable: true }) filter: BookingFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<ListedBooking>> {
    const list = { filter: filter ?? {}, page: toPageRequest(page, 'instant'), orderBy };
    return toBookingConnection(await this.#bookingLists.ofAccount(id, viewerOf(context), list));
  }
}

export function toBookingConnection(page: PageOf<ListedBooking>): ConnectionValue<ListedBooking> {
  return toConnection(page, ({ sortedAt, id }) => [sortedAt.toISOString(), id]);
}
