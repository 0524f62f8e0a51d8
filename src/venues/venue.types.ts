import { Field, Int, ObjectType } from 'type-graphql';
import type { Auditorium as AuditoriumRow, Cinema as CinemaRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { CountryCodeScalar, CurrencyCodeScalar, LocalTimeScalar, TimeZoneScalar } from '../graphql/scalars.ts';

@ObjectType({ description: 'A postal address.' })
export class Address {
  @Field(() => String, { description: 'Street and house number.' })
  readonly street!: string;

  @Field(() => String, { nullable: true })
  readonly postalCode!: string | null;

  @Field(() => String)
  readonly city!: string;

  @Field(() => String, { nullable: true, description: 'A state or county; null where the country has none.' })
  readonly region!: string | null;

  @Field(() => CountryCodeScalar)
  readonly country!: string;
}

@ObjectType({ implements: Node, description: 'A building with auditoriums.' })
export class Cinema
  extends Node
  implements Pick<CinemaRow, 'id' | 'version' | 'name' | 'timeZone' | 'currency' | 'businessDayEndsAt'>
{
  @Field(() => Int, { description: "Grows with each change of the cinema's own fields." })
  readonly version!: number;

  @Field(() => String)
  readonly name!: string;

  @Field(() => TimeZoneScalar, { description: 'In which its days are counted; instants are UTC everywhere.' })
  readonly timeZone!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Of all its prices. Never changes.' })
  readonly currency!: string;

  @Field(() => LocalTimeScalar, {
    description: 'Showings that start before it belong to the day before: 03:00 unless changed.',
  })
  readonly businessDayEndsAt!: Date;
}

@ObjectType({ implements: Node, description: 'A room with seats in a cinema.' })
export class Auditorium extends Node implements Pick<AuditoriumRow, 'id' | 'version' | 'name'> {
  @Field(() => Int, { description: "Grows with each change of the auditorium's own fields." })
  readonly version!: number;

  @Field(() => String)
  readonly name!: string;
}

export const CinemaConnection = connectionType('Cinema', () => Cinema);
