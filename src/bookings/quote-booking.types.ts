import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../graphql/user-errors.types.ts';
import type { Quote } from '../pricing/quote.ts';
import { BookingQuote } from '../pricing/quote.types.ts';
import { PROMO_CODES, TicketInput } from './booking.types.ts';

@InputType()
export class QuoteBookingInput {
  @Field(() => ID)
  readonly holdId!: string;

  @Field(() => [TicketInput], { description: 'One for each seat of the hold.' })
  readonly tickets!: TicketInput[];

  @Field(() => [String], { defaultValue: [], description: PROMO_CODES })
  readonly promoCodes!: string[];
}

@ObjectType()
export class QuoteBookingPayload {
  @Field(() => BookingQuote, { nullable: true, description: 'Also beside PromoCodeRejected: without those codes.' })
  readonly quote!: Quote | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
