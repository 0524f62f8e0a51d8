import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Booking as BookingRow, BookingStatus, TicketStatus } from '../generated/prisma/client.ts';
import { MoneyInput } from '../graphql/money.types.ts';
import { Node } from '../graphql/node.types.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { PaymentInput } from '../payments/payment.types.ts';
import { TicketType } from '../pricing/ticket-type.types.ts';
import type { Quote, TicketSelection } from '../pricing/quote.ts';
import { BookingQuote } from '../pricing/quote.types.ts';
import type { TicketRow } from './booking.service.ts';
import { ContactInput } from './contacts/contact.types.ts';

registerEnumType(BookingStatus, {
  name: 'BookingStatus',
  description: 'The state of a booking.',
  valuesConfig: {
    PENDING_PAYMENT: { description: 'The payment is in progress.' },
    DUE_AT_COUNTER: {
      description:
        'To be paid at the counter; the seats are kept until payableUntil, for retryPayment or until releaseHold.',
    },
    CONFIRMED: { description: 'Paid; its tickets are VALID.' },
    PAYMENT_FAILED: {
      description: 'Declined; the seats are kept until payableUntil, for retryPayment or until releaseHold.',
    },
    EXPIRED: { description: 'Not paid in time.' },
    CANCELLED: {
      description:
        'Given back by its buyer, its showing was cancelled, or all its tickets were exchanged for another showing.',
    },
  },
});

registerEnumType(TicketStatus, {
  name: 'TicketStatus',
  description: 'Whether a ticket allows entry.',
  valuesConfig: {
    PENDING: { description: 'Not paid for yet.' },
    VALID: { description: 'Allows one entry.' },
    USED: { description: 'Was checked in.' },
    VOID: { description: 'No longer allows entry.' },
  },
});

@ObjectType({ implements: Node, description: 'A hold that is being or has been paid for.' })
export class Booking extends Node implements Pick<BookingRow, 'id' | 'reference' | 'status' | 'placedAt'> {
  @Field(() => String, { description: 'Short and unambiguous, for reading out at the counter.' })
  readonly reference!: string;

  @Field(() => BookingStatus)
  readonly status!: BookingStatus;

  @Field(() => DateTimeScalar)
  readonly placedAt!: Date;
}

@ObjectType({ implements: Node, description: 'One seat of a booking.' })
export class Ticket extends Node implements Pick<TicketRow, 'id' | 'ticketType' | 'status'> {
  @Field(() => TicketType)
  readonly ticketType!: TicketRow['ticketType'];

  @Field(() => TicketStatus)
  readonly status!: TicketStatus;
}

@InputType()
export class TicketInput implements TicketSelection {
  @Field(() => ID)
  readonly seatId!: string;

  @Field(() => ID)
  readonly ticketTypeId!: string;
}

/** Where promo codes are given. */
export const PROMO_CODES =
  'At most 5, in any case. Of two that are not good together the first one stays. First the dearest tickets are free, then ' +
  'percentages of the full price are taken off, then amounts.';

@InputType()
export class PlaceBookingInput {
  @Field(() => ID)
  readonly holdId!: string;

  @Field(() => [TicketInput], { description: 'One for each seat of the hold.' })
  readonly tickets!: TicketInput[];

  @Field(() => [String], { defaultValue: [], description: PROMO_CODES })
  readonly promoCodes!: string[];

  @Field(() => PaymentInput, { nullable: true, description: 'Null when the total is 0, and only then.' })
  readonly payment?: PaymentInput | null;

  @Field(() => MoneyInput, {
    description: 'What the buyer was shown: that of quoteBooking. If the tickets cost something else: PriceChanged.',
  })
  readonly expectedTotal!: MoneyInput;

  @Field(() => ContactInput, {
    nullable: true,
    description: "Where word of the booking goes. Guests have to give it; left out, the account's own.",
  })
  readonly contact?: ContactInput | null;

  @Field(() => ID, { description: 'The same key and input give the same booking. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}

@ObjectType()
export class PlaceBookingPayload {
  @Field(() => Booking, { nullable: true })
  readonly booking!: BookingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RetryPaymentInput {
  @Field(() => ID)
  readonly bookingId!: string;

  @Field(() => PaymentInput)
  readonly payment!: PaymentInput;

  @Field(() => ID, { description: 'The same key and input give the same booking. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}

@ObjectType()
export class RetryPaymentPayload {
  @Field(() => Booking, { nullable: true })
  readonly booking!: BookingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: 'expectedTotal, or expectedDifference, is not what it costs; nothing was done.',
})
export class PriceChanged extends UserError {
  @Field(() => BookingQuote, {
    description: 'What they cost: that of quoteBooking; for an exchange, of its new tickets.',
  })
  readonly quote!: Quote;
}

@ObjectType({
  implements: UserError,
  description:
    'Too many payments of the booking have failed. Its seats are kept until payableUntil, or until releaseHold.',
})
export class PaymentAttemptsExceeded extends UserError {
  @Field(() => Int, { description: 'Attempts for one booking, the first one included.' })
  readonly limit!: number;
}
