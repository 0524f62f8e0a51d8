import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Auditorium as AuditoriumRow } from '../generated/prisma/client.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { Auditorium } from './venue.types.ts';

@InputType()
export class CreateAuditoriumInput {
  @Field(() => ID)
  readonly cinemaId!: string;

  @Field(() => String, { description: '1 to 100 characters; no other open auditorium of the cinema has it.' })
  readonly name!: string;
}

@ObjectType()
export class CreateAuditoriumPayload {
  @Field(() => Auditorium, { nullable: true })
  readonly auditorium!: AuditoriumRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class UpdateAuditoriumInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Auditorium.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters. Left out: unchanged.' })
  readonly name?: string | null;
}

@ObjectType()
export class UpdateAuditoriumPayload {
  @Field(() => Auditorium, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly auditorium!: AuditoriumRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
