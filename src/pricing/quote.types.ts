import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BookingLineKind } from '../generated/prisma/client.ts';
import { Money } from '../graphql/money.types.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import { Seat } from '../venues/seat-map/seat-map.types.ts';
import type { Quote, QuoteLine } from './quote.ts';
import { TicketType } from './ticket-type.types.ts';

registerEnumType(BookingLineKind, {
  name: 'BookingLineKind',
  description: 'What a line of a quote is for.',
  valuesConfig: {
    TICKET: { description: 'The price of a ticket.' },
    SURCHARGE: { description: 'Added to a ticket, by a rule of the price list; negative where it makes it cheaper.' },
    DISCOUNT: { description: 'Taken off; its amount is negative.' },
    FEE: { description: 'The booking fee of a ticket.' },
    CREDIT: { description: 'The price of the tickets that were exchanged; its amount is negative.' },
  },
});

@ObjectType({ description: 'One line of what is charged.' })
export class BookingLine implements QuoteLine {
  @Field(() => BookingLineKind)
  readonly kind!: BookingLineKind;

  @Field(() => Seat, { nullable: true, description: 'Null when the line is about the booking as a whole.' })
  readonly seat!: QuoteLine['seat'];

  @Field(() => TicketType, { nullable: true, description: 'Null when the line is about the booking as a whole.' })
  readonly ticketType!: QuoteLine['ticketType'];

  @Field(() => String, { description: 'For people, as in "Adult, C7" or "3D".' })
  readonly label!: string;

  @Field(() => Money, {
    description: 'Tax included. Negative for DISCOUNT and CREDIT, and for a SURCHARGE that makes a ticket cheaper.',
  })
  readonly amount!: MoneyValue;

  @Field(() => Int, { description: 'In hundredths of a percent: 700 is 7 %.' })
  readonly taxRateBasisPoints!: number;

  @Field(() => Money, {
    description:
      'The part of the amount that is tax, rounded half up for each line, with its sign. What makes a ticket free contains all tax of its other lines.',
  })
  readonly taxIncluded!: MoneyValue;
}

@ObjectType({ description: 'What the tickets of a hold cost.' })
export class BookingQuote implements Pick<Quote, 'lines' | 'total'> {
  @Field(() => [BookingLine])
  readonly lines!: QuoteLine[];

  @Field(() => Money, { description: 'The sum of the lines: what expectedTotal must say. Never negative.' })
  readonly total!: MoneyValue;
}

@ObjectType({
  implements: UserError,
  description:
    "The ticket type's terms are not met: by the seat, by the other tickets, or it is sold at the counter only.",
})
export class TicketTypeNotAllowed extends UserError {
  @Field(() => TicketType)
  readonly ticketType!: TicketType;
}
