import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { ShowingSeat } from '../showing-seat.types.ts';
import type { SeatEvent } from './seat-event.ts';

@ObjectType({ description: 'Every seat of the showing.' })
export class SeatSnapshot implements Omit<SeatEvent, 'kind'> {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ShowingSeat])
  readonly seats!: SeatEvent['seats'];
}

@ObjectType({ description: 'Seats that have changed since the event before.' })
export class SeatDelta implements Omit<SeatEvent, 'kind'> {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ShowingSeat])
  readonly seats!: SeatEvent['seats'];
}

export const SeatAvailabilityEvent = createUnionType({
  name: 'SeatAvailabilityEvent',
  description: 'What a watcher of a showing is sent.',
  types: () => [SeatSnapshot, SeatDelta] as const,
  resolveType: (event: unknown) => (event as SeatEvent).kind,
});
