import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type {
  Booking as BookingRow,
  BookingStatus,
  Payment as PaymentRow,
  Showing as ShowingRow,
} from '../generated/prisma/client.ts';
import { identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { Money } from '../graphql/money.types.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { PaymentService, RefundRow } from '../payments/payment.service.ts';
import { Payment, Refund } from '../payments/payment.types.ts';
import { findRow } from '../platform/batches.ts';
import { type Money as MoneyValue, sumOf } from '../platform/money.ts';
import { refuseToWait } from '../platform/redis/rate-limited-error.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { HoldLimits } from '../seating/hold-limits.ts';
import type { HoldService } from '../seating/hold.service.ts';
import type { BookingAccess } from './booking-access.ts';
import type { BookingService, TicketRow } from './booking.service.ts';
import {
  Booking,
  PlaceBookingInput,
  PlaceBookingPayload,
  RetryPaymentInput,
  RetryPaymentPayload,
  Ticket,
} from './booking.types.ts';
import type { BookingFeed } from './live/booking-feed.ts';
import type { PaymentLimits } from './payment-limits.ts';
import type { PlaceBookingService } from './place-booking.service.ts';
import type { RetryPaymentService } from './retry-payment.service.ts';

const UNPAID = new Set<BookingStatus>(['PENDING_PAYMENT', 'PAYMENT_FAILED', 'DUE_AT_COUNTER']);

interface Dependencies {
  bookings: BookingService;
  placeBooking: PlaceBookingService;
  retryPayment: RetryPaymentService;
  bookingFeed: BookingFeed;
  paymentLimits: PaymentLimits;
  payments: PaymentService;
  showings: ShowingService;
  holds: HoldService;
  holdLimits: HoldLimits;
  bookingAccess: BookingAccess;
}

@Resolver(() => Booking)
export class BookingResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized()
  @Query(() => Booking, {
    nullable: true,
    description: 'Account. One of its own; BOX_OFFICE: any of the cinema.',
  })
  async booking(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<BookingRow | undefined> {
    const booking = await context.loaders.load(this.#services.bookings.byId, id);
    const isVisible = booking && (await this.#services.bookingAccess.maySee(booking, viewerOf(context)));
    return isVisible ? booking : undefined;
  }

  @Authorized()
  @Mutation(() => PlaceBookingPayload, {
    description: [
      'Account. Turns a hold into a booking and queues its payment; follow it with bookingUpdated. At the counter there is no',
      'payment: the seats are kept until payableUntil. Errors: InvalidInput, NotFound, HoldExpired, SalesClosed,',
      'TicketTypeNotAllowed, PromoCodeRejected, PriceChanged, PaymentNotOffered, IdempotencyConflict.',
    ].join('\n'),
  })
  async placeBooking(
    @Arg('input', () => PlaceBookingInput) { payment = null, contact = null, ...input }: PlaceBookingInput,
    @Ctx() context: RequestContext,
  ): Promise<PlaceBookingPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#services.placeBooking.place({
      ...input,
      ...{ payment, contact, accountId, ip: context.ip },
      countAttempt: () => this.#countAttempt(context),
      onPlaced: (seats) => this.#services.holdLimits.giveBack({ accountId, ip: context.ip }, seats),
    });
    return { booking: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  @Authorized()
  @Mutation(() => RetryPaymentPayload, {
    description: [
      'Account. Another attempt after a decline, while the seats are kept, by card or at the counter; or a card for a booking that is',
      'DUE_AT_COUNTER. A payment that is REQUIRES_ACTION is ended first; if it was paid meanwhile, that counts (InvalidInput).',
      'Errors: InvalidInput, NotFound, HoldExpired, SalesClosed, PaymentAttemptsExceeded, PaymentNotOffered, IdempotencyConflict.',
    ].join('\n'),
  })
  async retryPayment(
    @Arg('input', () => RetryPaymentInput) input: RetryPaymentInput,
    @Ctx() context: RequestContext,
  ): Promise<RetryPaymentPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#services.retryPayment.retry({
      ...{ ...input, accountId },
      countAttempt: () => this.#countAttempt(context),
    });
    return { booking: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  /** @throws {GraphQLError} RATE_LIMITED */
  async #countAttempt(context: RequestContext): Promise<void> {
    const { accountId } = identityOf(context);
    const waitSeconds = await this.#services.paymentLimits.consume({ accountId, ip: context.ip });
    refuseToWait(waitSeconds, 'Too many attempts to pay; nothing was charged');
  }

  @Authorized()
  @Subscription(() => Booking, {
    description: [
      'Account. One of its own bookings: as it is now, and at every change of it, its payments, refunds or tickets; quick',
      'changes may come as one. Any other id: BAD_USER_INPUT.',
    ].join('\n'),
    subscribe: ({ args, context }: { args: { bookingId: string }; context: RequestContext }) =>
      context.resolver(BookingResolver).watch(args.bookingId, context),
  })
  bookingUpdated(@Arg('bookingId', () => ID) _bookingId: string, @Root() booking: BookingRow): BookingRow {
    return booking;
  }

  /** @throws {GraphQLError} BAD_USER_INPUT when the account has no such booking */
  async watch(bookingId: string, context: RequestContext): Promise<AsyncIterableIterator<BookingRow>> {
    const found = await findRow(this.#services.bookings.versionById, bookingId);
    if (found?.booking.accountId !== identityOf(context).accountId)
      throw codedError('BAD_USER_INPUT', 'There is no such booking.');
    return this.#services.bookingFeed.watch(found);
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.load(this.#services.showings.byId, showingId);
  }

  @FieldResolver(() => [Ticket], { description: 'In the order of seats; VOID ones too.' })
  tickets(@Root() { id }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<TicketRow[]> {
    return loaders.load(this.#services.bookings.ticketsByBookingId, id);
  }

  @FieldResolver(() => Money)
  total(@Root() { totalMinor: amountMinor, currency }: BookingRow): MoneyValue {
    return { amountMinor, currency };
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'The seats are kept until then; null unless PENDING_PAYMENT, PAYMENT_FAILED or DUE_AT_COUNTER.',
  })
  async payableUntil(
    @Root() { status, holdId }: BookingRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Date | undefined> {
    if (!UNPAID.has(status)) return undefined;
    return (await loaders.load(this.#services.holds.byId, holdId))?.expiresAt;
  }

  @FieldResolver(() => [Payment], {
    description:
      'Every attempt, the oldest first. Of tickets that were exchanged from another showing the difference, if there was one.',
  })
  payments(@Root() { id }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<PaymentRow[]> {
    return loaders.load(this.#services.payments.byBookingId, id);
  }

  @FieldResolver(() => [Refund], {
    description:
      'Of its tickets, the oldest first. After an exchange to another showing the payment of one may be of the other booking.',
  })
  refunds(@Root() { id }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<RefundRow[]> {
    return loaders.load(this.#services.payments.refundsByBookingId, id);
  }

  @FieldResolver(() => Money, { description: 'Refunds that are SUCCEEDED or PENDING, together.' })
  async refunded(@Root() { id, currency }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<MoneyValue> {
    const refunds = await loaders.load(this.#services.payments.refundsByBookingId, id);
    const made = refunds.filter(({ status }) => status !== 'FAILED');
    return { amountMinor: sumOf(made.map(({ amountMinor }) => amountMinor)), currency };
  }
}
