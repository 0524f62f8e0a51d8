import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AccessibilityFeature, type Showing as ShowingRow } from '../generated/prisma/client.ts';
import { costs } from '../graphql/limits/costs.ts';
import { DateTimeScalar, LanguageTagScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { PriceInput } from '../pricing/price-input.types.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { ShowingOverlaps as ShowingOverlapsValue } from './overlaps.ts';
import type { ShowingRequest } from './showing-input.ts';

@InputType({
  description:
    'All times are to the minute. A showing ends after leadMinutes and the movie, and its auditorium is free again after cleaningMinutes.',
})
export class ShowingInput implements ShowingRequest {
  @Field(() => ID)
  readonly movieId!: string;

  @Field(() => ID, { description: 'It is sold on the newest version of its seat map.' })
  readonly auditoriumId!: string;

  @Field(() => DateTimeScalar, {
    description:
      'In the future, at most two years from now, and on a business day on which the movie is available: see Movie.availableFrom.',
  })
  readonly startsAt!: Date;

  @Field(() => ID, { description: 'Of the cinema.' })
  readonly priceListId!: string;

  @Field(() => [PriceInput], {
    defaultValue: [],
    description: "For this showing alone, in place of the list's: at most 200.",
  })
  readonly priceOverrides!: PriceInput[];

  @Field(() => String, { defaultValue: '2D', description: '1 to 20 characters.' })
  readonly format!: string;

  @Field(() => LanguageTagScalar, { nullable: true, description: 'Spoken.' })
  readonly language?: string | null;

  @Field(() => [LanguageTagScalar], { defaultValue: [], description: 'At most 10.' })
  readonly subtitles!: string[];

  @Field(() => [AccessibilityFeature], { defaultValue: [] })
  readonly accessibility!: AccessibilityFeature[];

  @Field(() => Boolean, { defaultValue: true })
  readonly guardsSingleSeats!: boolean;

  @Field(() => Int, { defaultValue: 20, description: 'Advertisements and trailers, before the movie: 0 to 240.' })
  readonly leadMinutes!: number;

  @Field(() => Int, { defaultValue: 20, description: 'After it, before the auditorium is free again: 0 to 240.' })
  readonly cleaningMinutes!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before they close. At once when left out.' })
  readonly salesOpenAt?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'In the future, and not after the end of the showing. At startsAt when left out.',
  })
  readonly salesCloseAt?: Date | null;
}

@InputType()
export class ScheduleShowingsInput {
  @Field(() => [ShowingInput], { description: '1 to 500, with at most 200,000 seats together.' })
  readonly showings!: ShowingInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Only checks.' })
  readonly dryRun!: boolean;
}

@ObjectType()
export class ScheduleShowingsPayload {
  @Extensions(costs({ each: 1 }))
  @Field(() => [Showing], {
    nullable: true,
    description: 'In the order of the input. Null when there is any error, and after a dryRun.',
  })
  readonly showings!: ShowingRow[] | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: [
    'Another showing uses the auditorium at that time, cleaning included. With another one of the same input conflictsWith is',
    'null and conflictsWithPath says where it is; otherwise that is empty. Of each showing at most 10 of each are named.',
  ].join('\n'),
})
export class ShowingOverlaps
  extends UserError
  implements Pick<ShowingOverlapsValue, 'conflictsWith' | 'conflictsWithPath'>
{
  @Field(() => Showing, { nullable: true })
  readonly conflictsWith!: ShowingRow | null;

  @Field(() => [String])
  readonly conflictsWithPath!: readonly string[];
}
