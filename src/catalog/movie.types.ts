import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Movie as MovieRow } from '../generated/prisma/client.ts';
import { costs } from '../graphql/limits/costs.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateScalar, DateTimeScalar, UrlScalar } from '../graphql/scalars.ts';

@ObjectType({ description: 'An age rating.' })
export class Certificate {
  @Field(() => String, { description: 'As printed, as in "FSK 12".' })
  readonly label!: string;

  @Field(() => Int, { nullable: true, description: 'The age that the door enforces; null: none.' })
  readonly minimumAge!: number | null;
}

@ObjectType({ implements: Node, description: 'What is shown.' })
export class Movie extends Node implements Omit<MovieRow, 'certificateLabel' | 'certificateMinimumAge'> {
  @Field(() => Int, { description: "Grows with each change of the movie's own fields." })
  readonly version!: number;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'Null when it is the same as the title.' })
  readonly originalTitle!: string | null;

  @Extensions(costs({ each: 40 }))
  @Field(() => String)
  readonly synopsis!: string;

  @Field(() => Int)
  readonly runtimeMinutes!: number;

  @Field(() => [String])
  readonly genres!: string[];

  @Field(() => [String])
  readonly directors!: string[];

  @Field(() => [String], { description: 'Names of actors, the leading ones first.' })
  readonly cast!: string[];

  @Field(() => DateScalar, { nullable: true, description: 'When it was first released.' })
  readonly releaseDate!: Date | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Showings can be scheduled from this day on; null: at any time. In the future: coming soon.',
  })
  readonly availableFrom!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it may be shown; null: open.' })
  readonly availableUntil!: Date | null;

  @Field(() => UrlScalar, { nullable: true })
  readonly posterUrl!: string | null;

  @Field(() => UrlScalar, { nullable: true })
  readonly trailerUrl!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Null unless it was archived: then lists leave it out, and bookings still show it.',
  })
  readonly archivedAt!: Date | null;
}

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class MovieFilter {
  @Field(() => [String], { nullable: true, description: 'Of `Query.genres`.' })
  readonly genres?: string[] | null;

  @Field(() => [DateScalar], {
    nullable: true,
    description:
      'With a showing still to come on one of these business days of its cinema: see Cinema.businessDayEndsAt. With cinemaIds: one that fits both.',
  })
  readonly dates?: Date[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of title, original title, cast, directors or synopsis, or their beginnings. Accents are forgiven, and typing errors in whole words: one in a word of four or five letters, two in a longer one. At most 200 characters.',
  })
  readonly search?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'With a showing still to come in one of these cinemas. With dates: one that fits both.',
  })
  readonly cinemaIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: with a showing still to come. False: without.' })
  readonly nowShowing?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: availableFrom is in the future, by the date in UTC. False: it is not, or it is null.',
  })
  readonly comingSoon?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'An age in years at which the door lets a person in: minimumAge is at most this, or there is none.',
  })
  readonly age?: number | null;
}

export const MovieOrder = { RELEVANCE: 'RELEVANCE', TITLE: 'TITLE', RELEASE_DATE_DESC: 'RELEASE_DATE_DESC' };

registerEnumType(MovieOrder, {
  name: 'MovieOrder',
  description: 'How movies are sorted.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'Those with all words in the title first, then in title, cast or directors, then anywhere; those found only despite typing errors last. Without a search the same as TITLE.',
    },
    TITLE: { description: 'By the alphabet; numbers by their value.' },
    RELEASE_DATE_DESC: { description: 'The newest first; those without a date last.' },
  },
});

export const MovieConnection = connectionType('Movie', () => Movie);
