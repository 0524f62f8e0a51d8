import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SeatStatus, type ShowingSeat as ShowingSeatRow } from '../generated/prisma/client.ts';
import { Seat } from '../venues/venue.types.ts';
import type { SeatEvent } from './live/seat-event.ts';
import type { SeatState as SeatStateValue } from './seat-state.ts';
import type { AvailabilityCount } from './showing-seat.service.ts';

registerEnumType(SeatStatus, {
  name: 'SeatStatus',
  description: 'To be had; kept for somebody until a deadline; bought; out of sale.',
});

@ObjectType({ description: 'One seat of one showing.' })
export class ShowingSeat implements Pick<ShowingSeatRow, 'status' | 'version'> {
  @Field(() => Seat)
  readonly seat!: Seat;

  @Field(() => SeatStatus)
  readonly status!: SeatStatus;

  @Field(() => Int, { description: 'Grows with every change of the status.' })
  readonly version!: number;
}

@ObjectType({ description: 'How many seats of a showing are in which state.' })
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

@ObjectType({ description: 'The small form of ShowingSeat that goes over the wire to every watcher.' })
export class SeatState implements SeatStateValue {
  @Field(() => ID)
  readonly seatId!: string;

  @Field(() => SeatStatus)
  readonly status!: SeatStatus;

  @Field(() => Int)
  readonly version!: number;
}

@ObjectType({ description: 'Every seat of the showing.' })
export class SeatSnapshot implements Pick<SeatEvent, 'showingId' | 'seats'> {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [SeatState])
  readonly seats!: readonly SeatState[];
}

@ObjectType({ description: 'Seats that have changed since the event before.' })
export class SeatDelta implements Pick<SeatEvent, 'showingId' | 'seats'> {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [SeatState])
  readonly seats!: readonly SeatState[];
}

export const SeatAvailabilityEvent = createUnionType({
  name: 'SeatAvailabilityEvent',
  types: () => [SeatSnapshot, SeatDelta] as const,
  resolveType: (event: unknown) => (event as SeatEvent).kind,
});
