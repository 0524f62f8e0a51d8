import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SeatStatus } from '../generated/prisma/client.ts';
import { costs } from '../graphql/limits/costs.ts';
import type { MappedSeat } from '../venues/seat-map/mapped-seats.ts';
import { Seat } from '../venues/seat-map/seat-map.types.ts';
import type { SeatColumn } from './seat-state-columns.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';
import type { AvailabilityCount } from './showing-seat.service.ts';

registerEnumType(SeatStatus, {
  name: 'SeatStatus',
  description: 'The state of a seat of a showing.',
  valuesConfig: {
    AVAILABLE: { description: 'Can be held.' },
    HELD: { description: 'Kept for one account until a deadline.' },
    SOLD: { description: 'Bought.' },
    BLOCKED: { description: 'Not for sale.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One seat of one showing.' })
export class ShowingSeat implements Omit<ShowingSeatView, 'showingId'> {
  @Field(() => ID, {
    description:
      'Always the same for this seat of this showing, so that a normalised cache is updated by events. It is no Node.',
  })
  readonly id!: string;

  @Field(() => ID, { description: 'That of `seat`, without reading it.' })
  readonly seatId!: string;

  @Field(() => Seat)
  readonly seat!: MappedSeat;

  @Field(() => SeatStatus)
  readonly status!: SeatStatus;

  @Field(() => Int, {
    description: 'Grows with each change of the status. Long after the showing has ended it may grow without one.',
  })
  readonly version!: number;
}

@ObjectType({
  description:
    'Lists of equal length: the nth of each is about the nth of seatMap.seats. Ask for ids and seatIds only when they are needed.',
})
export class SeatStates implements Record<SeatColumn, unknown> {
  @Extensions(costs({ items: 300 }))
  @Field(() => [ID])
  readonly ids!: string[];

  @Extensions(costs({ items: 300 }))
  @Field(() => [ID])
  readonly seatIds!: string[];

  @Extensions(costs({ items: 300 }))
  @Field(() => [SeatStatus])
  readonly statuses!: SeatStatus[];

  @Extensions(costs({ items: 300 }))
  @Field(() => [Int])
  readonly versions!: number[];
}

@ObjectType({ description: 'How many seats of a showing are in each state.' })
export class Availability implements AvailabilityCount {
  @Field(() => Int)
  readonly total!: number;

  @Field(() => Int)
  readonly available!: number;

  @Field(() => Int)
  readonly held!: number;

  @Field(() => Int)
  readonly sold!: number;

  @Field(() => Int)
  readonly blocked!: number;
}
