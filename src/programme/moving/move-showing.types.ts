import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import type { SeatMoveRow } from './divide-tickets.ts';

@InputType()
export class SeatMoveInput {
  @Field(() => ID)
  readonly ticketId!: string;

  @Field(() => ID, { description: 'Of the new auditorium. What it costs does not matter.' })
  readonly seatId!: string;
}

@InputType()
export class MoveShowingInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => Int, { description: 'Its version as it was read: a faster change is not overwritten.' })
  readonly expectedVersion!: number;

  @Field(() => ID, { description: 'Another one of the cinema. It is then sold on the newest version of its seat map.' })
  readonly auditoriumId!: string;

  @Field(() => [SeatMoveInput], { defaultValue: [], description: 'By hand, for some tickets: at most 1000.' })
  readonly seats!: SeatMoveInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Tickets without a seat are refunded in full; otherwise SeatsMissing.',
  })
  readonly refundUnseated!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answers with the moves and changes nothing, the key included. A ticket without a seat has no `to`.',
  })
  readonly dryRun!: boolean;

  @Field(() => ID, { description: '1 to 200 characters, a fresh one for each intent.' })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'Where a ticket was, and where it is or would be.' })
export class SeatMove implements SeatMoveRow {
  readonly ticketId!: string;
  readonly fromId!: string;
  readonly toId!: string | null;
}

@ObjectType()
export class MoveShowingPayload {
  @Field(() => Showing, { nullable: true, description: 'As it is now, also after StaleVersion and after a dryRun.' })
  readonly showing!: ShowingRow | null;

  @Extensions(costs({ items: 300, each: 4 }))
  @Field(() => [SeatMove], { description: 'Of every ticket that had a seat. Empty when there is any error.' })
  readonly moves!: SeatMoveRow[];

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ implements: UserError, description: 'These tickets find no seat; see MoveShowingInput.refundUnseated.' })
export class SeatsMissing extends UserError {}
