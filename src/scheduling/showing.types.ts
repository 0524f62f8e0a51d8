import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AccessibilityFeature, type Showing as ShowingRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateScalar, DateTimeScalar, LanguageTagScalar } from '../graphql/scalars.ts';
import type { ShowingStatus as ShowingStatusValue } from './showing-status.ts';
import type { ShowingFilter as ShowingFilterValue, ShowingOrder as ShowingOrderValue } from './showing-list.ts';

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

export const ShowingOrder = {
  STARTS_AT_ASC: 'STARTS_AT_ASC',
  STARTS_AT_DESC: 'STARTS_AT_DESC',
} as const satisfies Record<ShowingOrderValue, ShowingOrderValue>;

registerEnumType(ShowingOrder, {
  name: 'ShowingOrder',
  description: 'In which showings are listed.',
  valuesConfig: {
    STARTS_AT_ASC: { description: 'The earliest first.' },
    STARTS_AT_DESC: { description: 'The latest first.' },
  },
});

registerEnumType(AccessibilityFeature, {
  name: 'AccessibilityFeature',
  description: 'What a showing offers to people who would miss something without it.',
  valuesConfig: {
    AUDIO_DESCRIPTION: { description: 'A voice says over headphones what is seen.' },
    CAPTIONS: { description: 'What is spoken and heard is shown as text.' },
    HEARING_LOOP: { description: 'The sound reaches hearing aids directly.' },
    RELAXED: { description: 'Lights stay on and the sound is lower; moving and talking are welcome.' },
    SIGN_LANGUAGE: { description: 'Interpreted in sign language.' },
  },
});

@ObjectType({ implements: Node, description: 'A movie in an auditorium at a time.' })
export class Showing
  extends Node
  implements
    Pick<ShowingRow, 'id' | 'version' | 'startsAt' | 'endsAt' | 'salesOpenAt' | 'salesCloseAt'>,
    Pick<ShowingRow, 'format' | 'language' | 'subtitles' | 'accessibility' | 'guardsSingleSeats'>
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

  @Field(() => String, { description: 'As in "2D", "3D", "IMAX": a word of the chain\'s, see Query.showingFormats.' })
  readonly format!: string;

  @Field(() => LanguageTagScalar, { nullable: true, description: 'Spoken; null when unknown or without speech.' })
  readonly language!: string | null;

  @Field(() => [LanguageTagScalar])
  readonly subtitles!: string[];

  @Field(() => [AccessibilityFeature])
  readonly accessibility!: AccessibilityFeature[];

  @Field(() => Boolean, {
    description:
      'Whether StrandsSingleSeat is given: a choice that leaves a single free seat, where another would not, is refused.',
  })
  readonly guardsSingleSeats!: boolean;
}

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class ShowingFilter implements ShowingFilterValue {
  @Field(() => [ID], { nullable: true })
  readonly movieIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly cinemaIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly auditoriumIds?: string[] | null;

  @Field(() => [ShowingStatus], { nullable: true })
  readonly statuses?: ShowingStatusValue[] | null;

  @Field(() => [String], { nullable: true, description: 'Of `Query.showingFormats`.' })
  readonly formats?: string[] | null;

  @Field(() => [LanguageTagScalar], { nullable: true, description: 'Spoken.' })
  readonly languages?: string[] | null;

  @Field(() => [LanguageTagScalar], { nullable: true })
  readonly subtitles?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts then or later.' })
  readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Starts before.' })
  readonly to?: Date | null;

  @Field(() => [DateScalar], {
    nullable: true,
    description: 'Starts on one of these business days of its cinema: see Cinema.businessDayEndsAt.',
  })
  readonly dates?: Date[] | null;

  @Field(() => [AccessibilityFeature], { nullable: true, description: 'Has all of these.' })
  readonly accessibility?: AccessibilityFeature[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'So many neighbouring seats, from 1 to 20, are still free. Wheelchair and companion places do not count until they are released: see Showing.wheelchairReleasedAt. Each showing that the rest of the filter leaves is looked at until the page is full: name a time, and cinemas or a movie.',
  })
  readonly seatsTogether?: number | null;
}

export const ShowingConnection = connectionType('Showing', () => Showing);
