import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.ts';
import type { ShowingStatus as ShowingStatusValue } from './showing-status.ts';
import type { ShowingFilter as ShowingFilterValue } from './showing.service.ts';

export const ShowingStatus = { SCHEDULED: 'SCHEDULED', ON_SALE: 'ON_SALE', CLOSED: 'CLOSED', CANCELLED: 'CANCELLED' };

registerEnumType(ShowingStatus, {
  name: 'ShowingStatus',
  description: 'Whether seats can be held. Sold out is no status: see Showing.availability.',
  valuesConfig: {
    SCHEDULED: { description: 'Not on sale yet.' },
    ON_SALE: { description: 'Seats can be held.' },
    CLOSED: { description: 'No longer on sale, or over.' },
    CANCELLED: { description: 'Does not take place.' },
  },
});

@ObjectType({ implements: Node, description: 'A movie in an auditorium at a time.' })
export class Showing
  extends Node
  implements Pick<ShowingRow, 'id' | 'version' | 'startsAt' | 'endsAt' | 'salesOpenAt' | 'salesCloseAt'>
{
  @Field(() => Int, { description: "Grows with each change of the showing's own fields." })
  readonly version!: number;

  @Field(() => DateTimeScalar)
  readonly startsAt!: Date;

  @Field(() => DateTimeScalar)
  readonly endsAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: on sale since it was scheduled.' })
  readonly salesOpenAt!: Date | null;

  @Field(() => DateTimeScalar)
  readonly salesCloseAt!: Date;
}

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class ShowingFilter implements ShowingFilterValue {
  @Field(() => [ID], { nullable: true })
  readonly movieIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly cinemaIds?: string[] | null;

  @Field(() => [ShowingStatus], { nullable: true })
  readonly statuses?: ShowingStatusValue[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts then or later.' })
  readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts before.' })
  readonly to?: Date | null;

  @Field(() => [DateScalar], {
    nullable: true,
    description: 'Starts on one of these business days of its cinema: see Cinema.businessDayEndsAt.',
  })
  readonly dates?: Date[] | null;
}

export const ShowingConnection = connectionType('Showing', () => Showing);
