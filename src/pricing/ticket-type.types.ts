import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SeatFeature, type TicketType as TicketTypeRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'What kind of person a ticket is for, or on what terms.',
})
export class TicketType extends Node implements Omit<TicketTypeRow, 'cinemaId' | 'oneForEachId'> {
  @Field(() => Int, { description: "Grows with each change of the ticket type's own fields." })
  readonly version!: number;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For the buyer, as in "Show your student card at the door."; null when there is nothing to say.',
  })
  readonly description!: string | null;

  @Field(() => SeatFeature, { nullable: true, description: 'Only on seats with this feature; null: on any.' })
  readonly seatFeature!: SeatFeature | null;

  @Field(() => Int, { nullable: true, description: 'Null: any number.' })
  readonly maxPerBooking!: number | null;

  @Field(() => Boolean, { description: 'False: at the counter only.' })
  readonly soldOnline!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null unless archived: sold no more.' })
  readonly archivedAt!: Date | null;
}

@InputType()
export class CreateTicketTypeInput {
  @Field(() => ID)
  readonly cinemaId!: string;

  @Field(() => String, { description: '1 to 100 characters; no other ticket type of the cinema that is sold has it.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'For the buyer. 1 to 500 characters.' })
  readonly description?: string | null;

  @Field(() => SeatFeature, { nullable: true, description: 'Only on seats with this feature. Null: on any.' })
  readonly seatFeature?: SeatFeature | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A ticket type of the cinema: at most one for each ticket of that type in the booking. Null: by itself.',
  })
  readonly oneForEachId?: string | null;

  @Field(() => Int, { nullable: true, description: '1 to 100. Null: any number.' })
  readonly maxPerBooking?: number | null;

  @Field(() => Boolean, { defaultValue: true, description: 'False: at the counter only.' })
  readonly soldOnline!: boolean;
}

@ObjectType()
export class CreateTicketTypePayload {
  @Field(() => TicketType, { nullable: true })
  readonly ticketType!: TicketTypeRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class UpdateTicketTypeInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'TicketType.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters. Left out: unchanged.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: '1 to 500 characters. Left out: unchanged. Null: cleared.' })
  readonly description?: string | null;

  @Field(() => SeatFeature, { nullable: true, description: 'Left out: unchanged. Null: on any seat.' })
  readonly seatFeature?: SeatFeature | null;

  @Field(() => ID, { nullable: true, description: 'Another type of the cinema. Left out: unchanged. Null: by itself.' })
  readonly oneForEachId?: string | null;

  @Field(() => Int, { nullable: true, description: '1 to 100. Left out: unchanged. Null: any number.' })
  readonly maxPerBooking?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'False: at the counter only. Left out: unchanged.' })
  readonly soldOnline?: boolean | null;
}

@ObjectType()
export class UpdateTicketTypePayload {
  @Field(() => TicketType, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly ticketType!: TicketTypeRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ArchiveTicketTypeInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'TicketType.version as the client has seen it.' })
  readonly expectedVersion!: number;
}

@ObjectType()
export class ArchiveTicketTypePayload {
  @Field(() => TicketType, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly ticketType!: TicketTypeRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
