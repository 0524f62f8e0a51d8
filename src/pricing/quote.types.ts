import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import { Seat } from '../venues/seat-map/seat-map.types.ts';
import { TicketType } from './price.types.ts';
import type { Quote, QuoteLine } from './quote.ts';

const BookingLineKind = {
  TICKET: 'TICKET',
  SURCHARGE: 'SURCHARGE',
  DISCOUNT: 'DISCOUNT',
  FEE: 'FEE',
  CREDIT: 'CREDIT',
} as const;

registerEnumType(BookingLineKind, {
  name: 'BookingLineKind',
  description: 'What a line of a quote is for.',
  valuesConfig: {
    TICKET: { description: 'The price of a ticket.' },
    SURCHARGE: { description: 'Added to a ticket.' },
    DISCOUNT: { description: 'Taken off; its amount is negative.' },
    FEE: { description: 'The booking fee.' },
    CREDIT: { description: 'The price of the tickets that were exchanged; its amount is negative.' },
  },
});

@ObjectType({ description: 'One line of what is charged.' })
export class BookingLine implements QuoteLine {
  @Field(() => BookingLineKind)
  readonly kind!: 'TICKET';

  @Field(() => Seat, { nullable: true, description: 'Null when the line is about the booking as a whole.' })
  readonly seat!: QuoteLine['seat'];

  @Field(() => TicketType, { nullable: true, description: 'Null when the line is about the booking as a whole.' })
  readonly ticketType!: QuoteLine['ticketType'];

  @Field(() => String, { description: 'For people, as in "Adult, C7".' })
  readonly label!: string;

  @Field(() => Money, { description: 'Tax included.' })
  readonly amount!: MoneyValue;

  @Field(() => Int, {
    description: 'In hundredths of a percent: 700 is 7 %. 0 as long as the cinema has no tax rate.',
  })
  taxRateBasisPoints(): number {
    return 0;
  }

  @Field(() => Money, { description: 'The part of the amount that is tax.' })
  taxIncluded(): MoneyValue {
    return { amountMinor: 0n, currency: this.amount.currency };
  }
}

@ObjectType({ description: 'What the tickets of a hold cost.' })
export class BookingQuote implements Quote {
  @Field(() => [BookingLine])
  readonly lines!: QuoteLine[];

  @Field(() => Money, { description: 'The sum of the lines: what expectedTotal must say. Never negative.' })
  readonly total!: MoneyValue;

  @Field(() => Boolean, { description: 'Whether PaymentInput.atCounter would be accepted.' })
  atCounterOffered(): boolean {
    return false;
  }
}
