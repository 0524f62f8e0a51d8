import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AccessibilityFeature, type Showing as ShowingRow } from '../generated/prisma/client.ts';
import { DateTimeScalar, LanguageTagScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { PriceInput } from '../pricing/price-input.types.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { ShowingInUse as ShowingInUseValue } from './reschedule-showing.service.ts';

const VERSION = { description: 'Showing.version as the client has seen it.' };

@InputType({ description: 'Left out: unchanged. A list is replaced as a whole.' })
export class UpdateShowingInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, VERSION)
  readonly expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'Of the cinema. What is held already keeps its prices.' })
  readonly priceListId?: string | null;

  @Field(() => [PriceInput], { nullable: true, description: "In place of the list's: at most 200." })
  readonly priceOverrides?: PriceInput[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before they close. Null: at once.' })
  readonly salesOpenAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not after the end of the showing.' })
  readonly salesCloseAt?: Date | null;

  @Field(() => String, { nullable: true, description: '1 to 20 characters.' })
  readonly format?: string | null;

  @Field(() => LanguageTagScalar, { nullable: true, description: 'Spoken. Null: unknown, or without speech.' })
  readonly language?: string | null;

  @Field(() => [LanguageTagScalar], { nullable: true, description: 'At most 10.' })
  readonly subtitles?: string[] | null;

  @Field(() => [AccessibilityFeature], { nullable: true })
  readonly accessibility?: AccessibilityFeature[] | null;

  @Field(() => Boolean, { nullable: true })
  readonly guardsSingleSeats?: boolean | null;
}

@ObjectType()
export class UpdateShowingPayload {
  @Field(() => Showing, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly showing!: ShowingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ReleaseWheelchairPlacesInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => String, { description: 'For the audit log, 1 to 200 characters.' })
  readonly reason!: string;
}

@ObjectType()
export class ReleaseWheelchairPlacesPayload {
  @Field(() => Showing, { nullable: true })
  readonly showing!: ShowingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType({ description: 'Left out: unchanged.' })
export class RescheduleShowingInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, VERSION)
  readonly expectedVersion!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'As in ShowingInput. Sales close as long before it as before.',
  })
  readonly startsAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Another one of the cinema. It is then sold on the newest version of its seat map.',
  })
  readonly auditoriumId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Before the movie: 0 to 240.' })
  readonly leadMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'After it, before the auditorium is free again: 0 to 240.' })
  readonly cleaningMinutes?: number | null;
}

@ObjectType()
export class RescheduleShowingPayload {
  @Field(() => Showing, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly showing!: ShowingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ implements: UserError, description: 'Seats of the showing are held or sold.' })
export class ShowingInUse extends UserError implements Pick<ShowingInUseValue, 'activeHolds' | 'ticketsSold'> {
  @Field(() => Int, {
    description: 'Holds that keep seats, also those that have become bookings and wait for a payment.',
  })
  readonly activeHolds!: number;

  @Field(() => Int)
  readonly ticketsSold!: number;
}
