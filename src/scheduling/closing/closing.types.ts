import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Movie } from '../../catalog/movie.types.ts';
import type {
  Auditorium as AuditoriumRow,
  Cinema as CinemaRow,
  Movie as MovieRow,
} from '../../generated/prisma/client.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Auditorium, Cinema } from '../../venues/venue.types.ts';

@InputType()
export class CloseCinemaInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Cinema.version as the client has seen it.' })
  readonly expectedVersion!: number;
}

@ObjectType()
export class CloseCinemaPayload {
  @Field(() => Cinema, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly cinema!: CinemaRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class CloseAuditoriumInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Auditorium.version as the client has seen it.' })
  readonly expectedVersion!: number;
}

@ObjectType()
export class CloseAuditoriumPayload {
  @Field(() => Auditorium, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly auditorium!: AuditoriumRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ArchiveMovieInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Movie.version as the client has seen it.' })
  readonly expectedVersion!: number;
}

@ObjectType()
export class ArchiveMoviePayload {
  @Field(() => Movie, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly movie!: MovieRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
