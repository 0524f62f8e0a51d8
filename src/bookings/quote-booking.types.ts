import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../graphql/user-errors.types.ts';
import type { Quote } from '../pricing/quote.ts';
import { BookingQuote } from '../pricing/quote.types.ts';
import { TicketInput } from './booking.types.ts';

@InputType()
export class QuoteBookingInput {
  @Field(() => ID)
  readonly holdId!: string;

  @Field(() => [TicketInput], { description: 'One for each seat of the hold.' })
  readonly tickets!: TicketInput[];
}

@ObjectType()
export class QuoteBookingPayload {
  @Field(() => BookingQuote, { nullable: true })
  readonly quote!: Quote | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
