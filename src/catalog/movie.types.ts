import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
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

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the title, cast or synopsis, or their beginnings; typing errors and accents are forgiven. At most 200 characters.',
  })
  readonly search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: with a showing still to come. False: without.' })
  readonly nowShowing?: boolean | null;
}

export const MovieConnection = connectionType('Movie', () => Movie);
