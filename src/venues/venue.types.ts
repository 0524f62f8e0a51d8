import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Auditorium as AuditoriumRow, Cinema as CinemaRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import {
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateTimeScalar,
  LocalTimeScalar,
  TimeZoneScalar,
} from '../graphql/scalars.ts';

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

@ObjectType({ description: 'A place on the map: WGS 84, in degrees.' })
export class GeoPoint {
  @Field(() => Float, { description: 'From -90 to 90; north is positive.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'From -180 to 180; east is positive.' })
  readonly longitude!: number;
}

@ObjectType({ implements: Node, description: 'A building with auditoriums.' })
export class Cinema
  extends Node
  implements Pick<CinemaRow, 'id' | 'version' | 'name' | 'timeZone' | 'currency' | 'businessDayEndsAt' | 'closedAt'>
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

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null unless it was closed, for good.' })
  readonly closedAt!: Date | null;
}

@ObjectType({ implements: Node, description: 'A room with seats in a cinema.' })
export class Auditorium extends Node implements Pick<AuditoriumRow, 'id' | 'version' | 'name' | 'closedAt'> {
  @Field(() => Int, { description: "Grows with each change of the auditorium's own fields." })
  readonly version!: number;

  @Field(() => String)
  readonly name!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null unless it was closed, for good.' })
  readonly closedAt!: Date | null;
}

export const CinemaConnection = connectionType('Cinema', () => Cinema);
