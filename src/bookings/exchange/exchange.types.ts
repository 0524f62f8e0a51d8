import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Booking as BookingRow } from '../../generated/prisma/client.ts';
import { Money, MoneyInput } from '../../graphql/money.types.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { PaymentInput } from '../../payments/payment.types.ts';
import type { Money as MoneyValue } from '../../platform/money.ts';
import type { QuoteLine } from '../../pricing/quote.ts';
import { BookingLine } from '../../pricing/quote.types.ts';
import { Booking } from '../booking.types.ts';
import type { TicketExchange } from './decide-exchange.ts';
import type { ExchangeQuote as ExchangeQuoteValue } from './exchange.service.ts';

@InputType()
export class TicketExchangeInput implements TicketExchange {
  @Field(() => ID)
  readonly ticketId!: string;

  @Field(() => ID, { description: 'One of the seats of the hold.' })
  readonly seatId!: string;

  @Field(() => ID, { nullable: true, description: 'As before when left out.' })
  readonly ticketTypeId?: string | null;
}

@InputType()
export class QuoteExchangeInput {
  @Field(() => ID)
  readonly bookingId!: string;

  @Field(() => ID, { description: "The caller's own, in the showing of the booking or another of its cinema." })
  readonly holdId!: string;

  @Field(() => [TicketExchangeInput], { description: 'One for each seat of the hold.' })
  readonly tickets!: TicketExchangeInput[];
}

@ObjectType({ description: 'What exchanging tickets would cost.' })
export class ExchangeQuote implements ExchangeQuoteValue {
  @Field(() => [BookingLine], {
    description:
      'Those of the new tickets with their booking fees, and a CREDIT for each old one: its price and booking fee, less what was given back.',
  })
  readonly lines!: QuoteLine[];

  @Field(() => Money, {
    description: 'The sum of the lines: what expectedDifference must say. Negative when it is given back.',
  })
  readonly difference!: MoneyValue;
}

@ObjectType()
export class QuoteExchangePayload {
  @Field(() => ExchangeQuote, { nullable: true })
  readonly quote!: ExchangeQuoteValue | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ExchangeTicketsInput extends QuoteExchangeInput {
  @Field(() => PaymentInput, { nullable: true, description: 'Null when nothing is to be paid, and only then.' })
  readonly payment?: PaymentInput | null;

  @Field(() => MoneyInput, { description: 'What the buyer was shown: that of quoteExchange. Otherwise PriceChanged.' })
  readonly expectedDifference!: MoneyInput;

  @Field(() => ID, { description: 'The same key and input exchange once. 1 to 200 characters.' })
  readonly idempotencyKey!: string;
}

@ObjectType()
export class ExchangeTicketsPayload {
  @Field(() => Booking, {
    nullable: true,
    description: [
      'That of the new tickets: the same one within a showing, a new one for another (see exchangedFrom). The old tickets stay good',
      'until what is to be paid is paid.',
    ].join('\n'),
  })
  readonly booking!: BookingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: [
    'Past the cut-off, not paid, a ticket that is USED or VOID or is being exchanged, another showing that is in another cinema, is',
    'cancelled, has started or is not on sale, or the cinema does not offer it. Nothing was changed.',
  ].join('\n'),
})
export class NotExchangeable extends UserError {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until then tickets could be exchanged; null when there is none.',
  })
  readonly cutoff!: Date | null;
}
