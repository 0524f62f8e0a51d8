import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { BookingStatus, RefundStatus } from '../generated/prisma/client.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import type { BookingFilter as BookingFilterValue, BookingOrder as BookingOrderValue } from './booking-list.ts';
import { Booking } from './booking.types.ts';

export const BookingOrder = {
  PLACED_AT_DESC: 'PLACED_AT_DESC',
  PLACED_AT_ASC: 'PLACED_AT_ASC',
  STARTS_AT_ASC: 'STARTS_AT_ASC',
  STARTS_AT_DESC: 'STARTS_AT_DESC',
} as const satisfies Record<BookingOrderValue, BookingOrderValue>;

registerEnumType(BookingOrder, {
  name: 'BookingOrder',
  description: 'In which bookings are listed.',
  valuesConfig: {
    PLACED_AT_DESC: { description: 'The newest first.' },
    PLACED_AT_ASC: { description: 'The oldest first.' },
    STARTS_AT_ASC: { description: 'Those of the earliest showing first.' },
    STARTS_AT_DESC: { description: 'Those of the latest showing first.' },
  },
});

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class BookingFilter implements BookingFilterValue {
  @Field(() => [ID], { nullable: true })
  readonly cinemaIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly showingIds?: string[] | null;

  @Field(() => [BookingStatus], { nullable: true })
  readonly statuses?: BookingStatus[] | null;

  @Field(() => [RefundStatus], {
    nullable: true,
    description:
      'One of its refunds has one of these. FAILED: staff give it back another way, and it stays FAILED: see Refund.paidOtherwise.',
  })
  readonly refundStatuses?: RefundStatus[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Placed then or later.' })
  readonly placedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Placed before.' })
  readonly placedTo?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The showing starts then or later.' })
  readonly startsFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The showing starts before.' })
  readonly startsTo?: Date | null;
}

export const BookingConnection = connectionType('Booking', () => Booking);
