import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import { Money, MoneyInput } from '../../graphql/money.types.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import type { RefundRow } from '../../payments/payment.service.ts';
import { Refund } from '../../payments/payment.types.ts';
import type { Money as MoneyValue } from '../../platform/money.ts';
import { Booking } from '../booking.types.ts';

@InputType({
  description: [
    'ticketIds alone: voids these tickets and gives back their price, without the booking fee. amount alone: goodwill, tickets',
    'stay. Both: voids the tickets and gives back the amount.',
  ].join('\n'),
})
export class RefundBookingInput {
  @Field(() => ID)
  readonly bookingId!: string;

  @Field(() => [ID], { nullable: true, description: 'VALID ones. A ticket that was used stays.' })
  readonly ticketIds?: string[] | null;

  @Field(() => MoneyInput, { nullable: true, description: 'In the currency of the booking. 0 only with ticketIds.' })
  readonly amount?: MoneyInput | null;

  @Field(() => String, { description: 'For the refund and the audit log. 1 to 200 characters.' })
  readonly reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: [
      'True: staff have given the money back themselves, by bank transfer or in cash. The provider is not asked, and the',
      'refund is SUCCEEDED at once.',
    ].join('\n'),
  })
  readonly paidOtherwise!: boolean;

  @Field(() => ID, { description: 'The same key and input refund once. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}

@ObjectType()
export class RefundBookingPayload {
  @Field(() => Booking, { nullable: true, description: 'CANCELLED once all its tickets are VOID.' })
  readonly booking!: BookingRow | null;

  @Field(() => [Refund], { description: 'Those that this made: none when there is nothing to give back.' })
  readonly refunds!: RefundRow[];

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: 'More than was paid and has not been given back. Nothing was changed.',
})
export class RefundTooHigh extends UserError {
  @Field(() => Money, { description: 'What can be given back at most.' })
  readonly refundable!: MoneyValue;
}
