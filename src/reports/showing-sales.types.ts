import { Field, Int, ObjectType } from 'type-graphql';
import type { ShowingSalesRow } from './showing-sales.service.ts';

@ObjectType({ description: 'What is sold of a showing, as it is at one moment. For staff.' })
export class ShowingSales implements Pick<ShowingSalesRow, 'ticketsSold' | 'seatsHeld' | 'capacity' | 'checkedIn'> {
  @Field(() => Int, { description: 'VALID and USED tickets.' })
  readonly ticketsSold!: number;

  @Field(() => Int, { description: 'Until their deadline, also for bookings that are not paid yet.' })
  readonly seatsHeld!: number;

  @Field(() => Int, { description: 'Seats of the map that the showing is sold on, BLOCKED ones too.' })
  readonly capacity!: number;

  @Field(() => Int, { description: 'USED tickets.' })
  readonly checkedIn!: number;
}
