import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Movie as MovieRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/common.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateScalar, UrlScalar } from '../graphql/scalars.ts';
import type { MovieFilter as MovieFilterValue } from './movie.service.ts';

@ObjectType({ implements: Node, description: 'What is shown.' })
export class Movie extends Node implements Omit<MovieRow, 'cast'> {
  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly synopsis!: string;

  @Field(() => Int)
  readonly runtimeMinutes!: number;

  @Field(() => String, { nullable: true, description: 'Who may see it, as in "FSK 12"; null when it was not rated.' })
  readonly certificate!: string | null;

  @Field(() => [String])
  readonly genres!: string[];

  @Field(() => DateScalar, { nullable: true, description: 'When it was first released.' })
  readonly releaseDate!: Date | null;

  @Field(() => UrlScalar, { nullable: true })
  readonly posterUrl!: string | null;

  @Field(() => UrlScalar, { nullable: true })
  readonly trailerUrl!: string | null;
}

@InputType({ description: 'What is left out does not matter.' })
export class MovieFilter implements MovieFilterValue {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of the title, cast or synopsis, or their beginnings; typing errors are forgiven. At most 200 characters.',
  })
  readonly search?: string | null;

  @Field(() => String, { nullable: true, description: 'One of `genres`.' })
  readonly genre?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: with a showing still to come. False: without.' })
  readonly nowShowing?: boolean | null;
}

export const MovieConnection = connectionType('Movie', () => Movie);
