import { Extensions, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import {
  type Payment as PaymentRow,
  PaymentMethod,
  PaymentStatus,
  type Refund as RefundRow,
  RefundReason,
  RefundStatus,
} from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { ONE_OF } from '../graphql/one-of.ts';
import { DateTimeScalar, UrlScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';

registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'The state of an attempt to pay. What is given back is no status: see Refund.',
  valuesConfig: {
    PENDING: { description: 'The provider has not answered yet.' },
    REQUIRES_ACTION: { description: 'The buyer has to do something: see Payment.nextAction.' },
    SUCCEEDED: { description: 'The money was taken.' },
    DECLINED: { description: 'No money was taken.' },
  },
});

registerEnumType(PaymentMethod, {
  name: 'PaymentMethod',
  description: 'How it was paid.',
  valuesConfig: {
    CARD: { description: "By the payment provider's token." },
    CASH: { description: 'In cash, at the counter.' },
    TERMINAL: { description: 'At a card terminal, at the counter.' },
    COMP: { description: 'Given away: nothing was paid.' },
  },
});

registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'The state of a refund.',
  valuesConfig: {
    PENDING: { description: 'The provider has not confirmed it yet.' },
    SUCCEEDED: { description: 'The money was given back.' },
    FAILED: { description: 'The provider refused: staff have to give it back another way.' },
  },
});

registerEnumType(RefundReason, {
  name: 'RefundReason',
  description: 'Why money was given back.',
  valuesConfig: {
    BOOKING_CANCELLED: { description: 'The booking was cancelled.' },
    SHOWING_CANCELLED: { description: 'The showing was cancelled.' },
    SEATS_LOST: {
      description:
        'The payment succeeded after the seats were lost, or the showing moved to where there is no seat for the ticket.',
    },
    EXCHANGE: { description: 'The new tickets cost less than the exchanged ones.' },
    STAFF: { description: 'Staff decided it: see Refund.note.' },
  },
});

@ObjectType({
  description: "Send the buyer to url, or hand clientSecret to the provider's element: at least one of them is there.",
})
export class PaymentNextAction {
  @Field(() => UrlScalar, { nullable: true, description: 'Null when there is only a clientSecret.' })
  readonly url!: string | null;

  @Field(() => String, { nullable: true, description: 'Null when there is only a url.' })
  readonly clientSecret!: string | null;

  @Field(() => DateTimeScalar, { description: 'Not later than the time for which the seats are kept.' })
  readonly expiresAt!: Date;
}

@ObjectType({ implements: Node, description: 'One attempt to pay for a booking.' })
export class Payment
  extends Node
  implements Pick<PaymentRow, 'id' | 'method' | 'status' | 'declineCode' | 'createdAt'>
{
  @Field(() => PaymentMethod)
  readonly method!: PaymentMethod;

  @Field(() => PaymentStatus)
  readonly status!: PaymentStatus;

  @Field(() => String, { nullable: true, description: "The provider's word for why; null unless DECLINED." })
  readonly declineCode!: string | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;
}

@ObjectType({ implements: Node, description: 'Money of a payment that is given back.' })
export class Refund
  extends Node
  implements Pick<RefundRow, 'id' | 'status' | 'reason' | 'note' | 'createdAt' | 'settledAt' | 'paidOtherwise'>
{
  @Field(() => RefundStatus)
  readonly status!: RefundStatus;

  @Field(() => RefundReason)
  readonly reason!: RefundReason;

  @Field(() => String, { nullable: true, description: 'In the words of staff; null when there are none.' })
  readonly note!: string | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while PENDING.' })
  readonly settledAt!: Date | null;

  @Field(() => Boolean, { description: 'Staff have given it back themselves: the provider was not asked.' })
  readonly paidOtherwise!: boolean;
}

@Extensions(ONE_OF)
@InputType({ description: 'How the buyer pays: exactly one of these.' })
export class PaymentInput {
  @Field(() => String, {
    nullable: true,
    description: 'A token of the payment provider, never a card number. 1 to 200 characters.',
  })
  readonly token?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to pay at the counter by Booking.payableUntil. Accepted only when BookingQuote.atCounterOffered is true.',
  })
  readonly atCounter?: boolean | null;
}

@ObjectType({ implements: UserError, description: 'This way of paying is not offered here, or no longer.' })
export class PaymentNotOffered extends UserError {}
