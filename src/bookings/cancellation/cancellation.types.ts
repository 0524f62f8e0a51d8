import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import { Money } from '../../graphql/money.types.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import type { RefundRow } from '../../payments/payment.service.ts';
import { Refund } from '../../payments/payment.types.ts';
import type { Money as MoneyValue } from '../../platform/money.ts';
import { Booking } from '../booking.types.ts';
import type { CancellationQuote as CancellationQuoteValue } from './cancellation.service.ts';

@InputType()
export class QuoteCancellationInput {
  @Field(() => ID)
  readonly bookingId!: string;

  @Field(() => [ID], { nullable: true, description: 'All that are VALID when left out.' })
  readonly ticketIds?: string[] | null;
}

@ObjectType({ description: 'What cancelling would give back, under the policy of the cinema as it is now.' })
export class CancellationQuote implements CancellationQuoteValue {
  @Field(() => Money, {
    description: 'What is given back; with the booking fees of these tickets, if the policy says so.',
  })
  readonly refund!: MoneyValue;

  @Field(() => Money, { description: 'What is kept of what these tickets cost.' })
  readonly fee!: MoneyValue;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until then it can be cancelled.' })
  readonly cutoff!: Date | null;
}

@ObjectType()
export class QuoteCancellationPayload {
  @Field(() => CancellationQuote, { nullable: true })
  readonly quote!: CancellationQuoteValue | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class CancelBookingInput {
  @Field(() => ID)
  readonly bookingId!: string;

  @Field(() => [ID], { nullable: true, description: 'All that are VALID when left out.' })
  readonly ticketIds?: string[] | null;

  @Field(() => ID, { description: 'The same key and input cancel once. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}

@ObjectType()
export class CancelBookingPayload {
  @Field(() => Booking, { nullable: true, description: 'CANCELLED once all its tickets are VOID.' })
  readonly booking!: BookingRow | null;

  @Field(() => [Refund], { description: 'Those that this made: none when there is nothing to give back.' })
  readonly refunds!: RefundRow[];

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: [
    'Past the cut-off, not paid, a ticket that is USED or VOID, or the cinema does not offer it. Nothing was changed.',
    'A booking that waits for its payment has a hold: see releaseHold.',
  ].join('\n'),
})
export class NotCancellable extends UserError {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until then it could be cancelled; null when there is none.',
  })
  readonly cutoff!: Date | null;
}
