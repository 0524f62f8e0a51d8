import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Account } from '../accounts/account.types.ts';
import type {
  Account as AccountRow,
  Booking as BookingRow,
  Seat as SeatRow,
  Showing as ShowingRow,
} from '../generated/prisma/client.ts';
import { identityOf } from '../graphql/authorization.ts';
import { Money } from '../graphql/common.types.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import type { Outcome } from '../platform/outcome.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { Seat } from '../venues/venue.types.ts';
import type { BookingFeed } from './live/booking-feed.ts';
import type { BookingService } from './booking.service.ts';
import {
  Booking,
  BookingConnection,
  BookingPayload,
  Payment,
  PlaceBookingInput,
  RetryPaymentInput,
  Ticket,
} from './booking.types.ts';
import type { TicketCodes } from '../tickets/ticket-code.ts';

@Resolver(() => Booking)
export class BookingResolver {
  readonly #bookings: BookingService;
  readonly #feed: BookingFeed;
  readonly #showings: ShowingService;
  readonly #ticketCodes: TicketCodes;

  constructor(dependencies: {
    bookings: BookingService;
    bookingFeed: BookingFeed;
    showings: ShowingService;
    ticketCodes: TicketCodes;
  }) {
    this.#bookings = dependencies.bookings;
    this.#feed = dependencies.bookingFeed;
    this.#showings = dependencies.showings;
    this.#ticketCodes = dependencies.ticketCodes;
  }

  @Authorized()
  @Query(() => Booking, { nullable: true, description: 'One of the account’s own.' })
  booking(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<BookingRow | undefined> {
    return this.#own(id, context);
  }

  @Authorized()
  @Mutation(() => BookingPayload, {
    description: 'Turns a hold into a booking and queues its payment; follow it with bookingUpdated.',
  })
  async placeBooking(
    @Arg('input', () => PlaceBookingInput) input: PlaceBookingInput,
    @Ctx() context: RequestContext,
  ): Promise<BookingPayload> {
    return toPayload(await this.#bookings.place({ ...input, accountId: identityOf(context).accountId }));
  }

  @Authorized()
  @Mutation(() => BookingPayload, { description: 'Another attempt after a decline, while the seats are still held.' })
  async retryPayment(
    @Arg('input', () => RetryPaymentInput) input: RetryPaymentInput,
    @Ctx() context: RequestContext,
  ): Promise<BookingPayload> {
    return toPayload(await this.#bookings.retryPayment({ ...input, accountId: identityOf(context).accountId }));
  }

  @Authorized()
  @Subscription(() => Booking, {
    description: 'The account’s own booking: as it is now, and at every change of its status.',
    subscribe: ({ args, context }: { args: { bookingId: string }; context: RequestContext }) =>
      context.resolver(BookingResolver).watch(args.bookingId, context),
  })
  bookingUpdated(@Arg('bookingId', () => ID) _bookingId: string, @Root() booking: BookingRow): BookingRow {
    return booking;
  }

  /** @throws {GraphQLError} BAD_USER_INPUT when the account has no such booking */
  async watch(bookingId: string, context: RequestContext): Promise<AsyncIterableIterator<BookingRow>> {
    const booking = await this.#own(bookingId, context);
    if (!booking) throw codedError('BAD_USER_INPUT', 'There is no such booking.');
    return this.#feed.watch(booking);
  }

  async #own(id: string, context: RequestContext): Promise<BookingRow | undefined> {
    const booking = await context.loaders.one(this.#bookings.byIds, (row) => row.id).load(id);
    return booking?.accountId === identityOf(context).accountId ? booking : undefined;
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.one(this.#showings.byIds, ({ id }) => id).load(showingId);
  }

  @FieldResolver(() => [Ticket], { description: 'In the order of seats.' })
  async tickets(@Root() { id, currency }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<Ticket[]> {
    const rows = await loaders.many(this.#bookings.ticketsByBookingIds, ({ bookingId }) => bookingId).load(id);
    return rows.map((row) => ({
      ...row,
      price: { amountMinor: row.priceMinor, currency },
      code: row.status === 'VALID' || row.status === 'USED' ? this.#ticketCodes.sign(row.id) : null,
    }));
  }

  @FieldResolver(() => Money)
  total(@Root() { totalMinor, currency }: BookingRow): Money {
    return { amountMinor: totalMinor, currency };
  }

  @FieldResolver(() => Money, { description: 'Of what was paid, the part that has been given back.' })
  async refunded(@Root() booking: BookingRow, @Ctx() { loaders }: RequestContext): Promise<Money> {
    const payments = await loaders
      .many(this.#bookings.paymentsByBookingIds, ({ bookingId }) => bookingId)
      .load(booking.id);
    return {
      amountMinor: payments.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0),
      currency: booking.currency,
    };
  }

  @FieldResolver(() => [Payment], { description: 'Every attempt to pay, the oldest first.' })
  async payments(@Root() { id }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<Payment[]> {
    const rows = await loaders.many(this.#bookings.paymentsByBookingIds, ({ bookingId }) => bookingId).load(id);
    return rows.map((row) => ({ ...row, amount: { amountMinor: row.amountMinor, currency: row.currency } }));
  }
}

@Resolver(() => Ticket)
export class TicketResolver {
  readonly #seatMaps: SeatMapService;

  constructor({ seatMaps }: { seatMaps: SeatMapService }) {
    this.#seatMaps = seatMaps;
  }

  @FieldResolver(() => Seat)
  seat(
    @Root() { seatId }: Ticket & { seatId: string },
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatRow | undefined> {
    return loaders.one(this.#seatMaps.seatsByIds, ({ id }) => id).load(seatId);
  }
}

/** The bookings of an account: a field that bookings add to its type. */
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

function toPayload(outcome: Outcome<BookingRow>): BookingPayload {
  return { booking: outcome.value ?? null, errors: errorsOf(outcome) };
}
