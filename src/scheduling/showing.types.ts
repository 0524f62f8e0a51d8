import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Showing as ShowingRow, TicketType as TicketTypeRow } from '../generated/prisma/client.ts';
import { Money, Node } from '../graphql/common.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.ts';
import { SeatCategory } from '../venues/venue.types.ts';

export const ShowingStatus = { SCHEDULED: 'SCHEDULED', ON_SALE: 'ON_SALE', CLOSED: 'CLOSED', CANCELLED: 'CANCELLED' };

registerEnumType(ShowingStatus, {
  name: 'ShowingStatus',
  description: 'Not on sale yet; on sale; no longer on sale; not taking place.',
});

@ObjectType({ implements: Node, description: 'A movie in an auditorium at a time.' })
export class Showing
  extends Node
  implements Pick<ShowingRow, 'id' | 'startsAt' | 'endsAt' | 'salesOpenAt' | 'salesCloseAt'>
{
  @Field(() => DateTimeScalar)
  readonly startsAt!: Date;

  @Field(() => DateTimeScalar)
  readonly endsAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: on sale since it was scheduled.' })
  readonly salesOpenAt!: Date | null;

  @Field(() => DateTimeScalar)
  readonly salesCloseAt!: Date;
}

@ObjectType({ description: 'What kind of person a ticket is for.' })
export class TicketType implements Pick<TicketTypeRow, 'id' | 'name'> {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;
}

@ObjectType({ description: 'What a seat of that category costs a person of that type.' })
export class Price {
  @Field(() => SeatCategory)
  readonly category!: SeatCategory;

  @Field(() => TicketType)
  readonly ticketType!: TicketType;

  @Field(() => Money)
  readonly price!: Money;
}

@InputType({ description: 'What is left out does not matter.' })
export class ShowingFilter {
  @Field(() => ID, { nullable: true })
  readonly movieId?: string | null;

  @Field(() => ID, { nullable: true })
  readonly cinemaId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts then or later.' })
  readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts before.' })
  readonly to?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'Starts on this day where the cinema is.' })
  readonly date?: Date | null;
}

export const ShowingConnection = connectionType('Showing', () => Showing);
