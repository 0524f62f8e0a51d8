import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { TicketRow } from '../bookings/booking.service.ts';
import { Ticket } from '../bookings/booking.types.ts';
import { UserError } from '../graphql/user-errors.types.ts';

@InputType()
export class ReissueTicketInput {
  @Field(() => ID)
  readonly ticketId!: string;
}

@ObjectType()
export class ReissueTicketPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket!: TicketRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ implements: UserError, description: 'Cancelled, refunded, exchanged or replaced; or not paid for.' })
export class TicketVoid extends UserError {
  @Field(() => Ticket)
  readonly ticket!: TicketRow;
}

@ObjectType({ implements: UserError, description: 'The ticket has been used.' })
export class AlreadyCheckedIn extends UserError {
  @Field(() => Ticket)
  readonly ticket!: TicketRow;
}
