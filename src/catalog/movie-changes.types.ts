import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Movie as MovieRow } from '../generated/prisma/client.ts';
import { DateScalar, UrlScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { LIMITS } from './movie-fields.ts';
import { Movie } from './movie.types.ts';

const DESCRIPTIONS = {
  title: `1 to ${LIMITS.title} characters. No other movie that is not archived has it with the same releaseDate.`,
  originalTitle: `1 to ${LIMITS.title} characters. The same as title: none.`,
  synopsis: `At most ${LIMITS.synopsis} characters.`,
  runtimeMinutes: '1 to 1000.',
  certificate: 'Null: it was not rated.',
  genres: `At most ${LIMITS.genres}, each of 1 to ${LIMITS.genre} characters.`,
  directors: `At most ${LIMITS.people}, each of 1 to ${LIMITS.name} characters.`,
  cast: `At most ${LIMITS.people}, each of 1 to ${LIMITS.name} characters, the leading ones first.`,
  releaseDate: 'From 1888 to 2199.',
  availableFrom: 'From 1888 to 2199. Null: showings can be scheduled at any time.',
  availableUntil: 'From 1888 to 2199, not before availableFrom. Null: open.',
  url: `With https or http, at most ${LIMITS.url} characters.`,
};

@InputType({ description: 'An age rating.' })
export class CertificateInput {
  @Field(() => String, { description: `As printed, as in "FSK 12": 1 to ${LIMITS.label} characters.` })
  readonly label!: string;

  @Field(() => Int, { nullable: true, description: 'From 0 to 99. Null or 0: none.' })
  readonly minimumAge?: number | null;
}

@InputType()
export class CreateMovieInput {
  @Field(() => String, { description: DESCRIPTIONS.title })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: DESCRIPTIONS.originalTitle })
  readonly originalTitle?: string | null;

  @Field(() => String, { description: DESCRIPTIONS.synopsis })
  readonly synopsis!: string;

  @Field(() => Int, { description: DESCRIPTIONS.runtimeMinutes })
  readonly runtimeMinutes!: number;

  @Field(() => CertificateInput, { nullable: true, description: DESCRIPTIONS.certificate })
  readonly certificate?: CertificateInput | null;

  @Field(() => [String], { defaultValue: [], description: DESCRIPTIONS.genres })
  readonly genres!: string[];

  @Field(() => [String], { defaultValue: [], description: DESCRIPTIONS.directors })
  readonly directors!: string[];

  @Field(() => [String], { defaultValue: [], description: DESCRIPTIONS.cast })
  readonly cast!: string[];

  @Field(() => DateScalar, { nullable: true, description: DESCRIPTIONS.releaseDate })
  readonly releaseDate?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: DESCRIPTIONS.availableFrom })
  readonly availableFrom?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: DESCRIPTIONS.availableUntil })
  readonly availableUntil?: Date | null;

  @Field(() => UrlScalar, { nullable: true, description: DESCRIPTIONS.url })
  readonly posterUrl?: URL | null;

  @Field(() => UrlScalar, { nullable: true, description: DESCRIPTIONS.url })
  readonly trailerUrl?: URL | null;
}

@ObjectType()
export class CreateMoviePayload {
  @Field(() => Movie, { nullable: true })
  readonly movie!: MovieRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType({
  description: 'Left out: unchanged. Null: cleared, where the field of Movie is nullable. A list is replaced.',
})
export class UpdateMovieInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Movie.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: DESCRIPTIONS.title })
  readonly title?: string | null;

  @Field(() => String, { nullable: true, description: DESCRIPTIONS.originalTitle })
  readonly originalTitle?: string | null;

  @Field(() => String, { nullable: true, description: DESCRIPTIONS.synopsis })
  readonly synopsis?: string | null;

  @Field(() => Int, { nullable: true, description: DESCRIPTIONS.runtimeMinutes })
  readonly runtimeMinutes?: number | null;

  @Field(() => CertificateInput, { nullable: true, description: DESCRIPTIONS.certificate })
  readonly certificate?: CertificateInput | null;

  @Field(() => [String], { nullable: true, description: DESCRIPTIONS.genres })
  readonly genres?: string[] | null;

  @Field(() => [String], { nullable: true, description: DESCRIPTIONS.directors })
  readonly directors?: string[] | null;

  @Field(() => [String], { nullable: true, description: DESCRIPTIONS.cast })
  readonly cast?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: DESCRIPTIONS.releaseDate })
  readonly releaseDate?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: DESCRIPTIONS.availableFrom })
  readonly availableFrom?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: DESCRIPTIONS.availableUntil })
  readonly availableUntil?: Date | null;

  @Field(() => UrlScalar, { nullable: true, description: DESCRIPTIONS.url })
  readonly posterUrl?: URL | null;

  @Field(() => UrlScalar, { nullable: true, description: DESCRIPTIONS.url })
  readonly trailerUrl?: URL | null;
}

@ObjectType()
export class UpdateMoviePayload {
  @Field(() => Movie, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly movie!: MovieRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
