import { createUnionType, Extensions, Field, ID, ObjectType } from 'type-graphql';
import { costs } from '../../graphql/limits/costs.ts';
import { ShowingSeat } from '../showing-seat.types.ts';
import type { SeatEvent, SeatsEvent, ShowingChangedEvent } from './seat-event.ts';

@ObjectType({ description: 'Every seat of the showing.' })
export class SeatSnapshot implements Omit<SeatsEvent, 'kind'> {
  @Field(() => ID)
  readonly showingId!: string;

  @Extensions(costs({ items: 300, each: 4 }))
  @Field(() => [ShowingSeat])
  readonly seats!: SeatsEvent['seats'];
}

@ObjectType({ description: 'Seats that have changed since the event before.' })
export class SeatDelta implements Omit<SeatsEvent, 'kind'> {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ShowingSeat])
  readonly seats!: SeatsEvent['seats'];
}

@ObjectType({
  description:
    'The showing itself has changed: its status, time, auditorium or prices. Not sent when sales open or close because time passes.',
})
export class ShowingChanged implements Omit<ShowingChangedEvent, 'kind'> {
  @Field(() => ID)
  readonly showingId!: string;
}

export const SeatAvailabilityEvent = createUnionType({
  name: 'SeatAvailabilityEvent',
  description: 'What a watcher of a showing is sent.',
  types: () => [SeatSnapshot, SeatDelta, ShowingChanged] as const,
  resolveType: (event: unknown) => (event as SeatEvent).kind,
});
