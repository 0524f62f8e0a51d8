import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import {
  type Booking as BookingRow,
  BookingStatus,
  type Payment as PaymentRow,
  PaymentStatus,
  type Ticket as TicketRow,
  TicketStatus,
} from '../generated/prisma/client.ts';
import { Money, Node } from '../graphql/common.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { TicketType } from '../scheduling/showing.types.ts';

registerEnumType(BookingStatus, {
  name: 'BookingStatus',
  description:
    'The payment is under way; paid, with valid tickets; declined, another attempt is possible while the seats are held; not paid in time; given back.',
});
registerEnumType(TicketStatus, {
  name: 'TicketStatus',
  description: 'Not paid for yet; good for one entry; used; no longer good.',
});
registerEnumType(PaymentStatus, { name: 'PaymentStatus' });

@ObjectType({ implements: Node, description: 'A hold that is being or has been paid for.' })
export class Booking extends Node implements Pick<BookingRow, 'id' | 'reference' | 'status' | 'placedAt'> {
  @Field(() => String, { description: 'Short, unambiguous, for reading out at the counter.' })
  readonly reference!: string;

  @Field(() => BookingStatus)
  readonly status!: BookingStatus;

  @Field(() => DateTimeScalar)
  readonly placedAt!: Date;
}

@ObjectType({ implements: Node, description: 'One seat of a booking.' })
export class Ticket extends Node implements Pick<TicketRow, 'id' | 'status' | 'checkedInAt'> {
  @Field(() => TicketType)
  readonly ticketType!: TicketType;

  @Field(() => Money)
  readonly price!: Money;

  @Field(() => TicketStatus)
  readonly status!: TicketStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Signed; what the QR code holds. Null unless the ticket is VALID or USED.',
  })
  readonly code!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null before it was used.' })
  readonly checkedInAt!: Date | null;
}

@ObjectType({ implements: Node, description: 'One attempt to pay for a booking.' })
export class Payment extends Node implements Pick<PaymentRow, 'id' | 'status' | 'declineCode' | 'createdAt'> {
  @Field(() => Money)
  readonly amount!: Money;

  @Field(() => PaymentStatus)
  readonly status!: PaymentStatus;

  @Field(() => String, { nullable: true, description: 'The provider’s word for why; null unless DECLINED.' })
  readonly declineCode!: string | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;
}

export const BookingConnection = connectionType('Booking', () => Booking);

@ObjectType()
export class BookingPayload {
  @Field(() => Booking, { nullable: true })
  readonly booking?: BookingRow | null;

  @Field(() => [UserError], { description: 'InvalidInput, NotFound, HoldExpired, IdempotencyConflict.' })
  readonly errors!: UserError[];
}

@InputType()
export class TicketInput {
  @Field(() => ID)
  readonly seatId!: string;

  @Field(() => ID)
  readonly ticketTypeId!: string;
}

@InputType()
export class PlaceBookingInput {
  @Field(() => ID)
  readonly holdId!: string;

  @Field(() => [TicketInput], { description: 'One for each seat of the hold.' })
  readonly tickets!: TicketInput[];

  @Field(() => String, { description: 'A token of the payment provider, never a card number.' })
  readonly paymentToken!: string;

  @Field(() => ID, { description: 'The same key and input give the same booking. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}

@InputType()
export class RetryPaymentInput {
  @Field(() => ID)
  readonly bookingId!: string;

  @Field(() => String, { description: 'A token of the payment provider, never a card number.' })
  readonly paymentToken!: string;

  @Field(() => ID, { description: 'The same key and input give the same booking. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}
