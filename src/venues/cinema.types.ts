import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Cinema as CinemaRow } from '../generated/prisma/client.ts';
import { CountryCodeScalar, CurrencyCodeScalar, LocalTimeScalar, TimeZoneScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { Cinema } from './venue.types.ts';

@InputType()
export class AddressInput {
  @Field(() => String, { description: 'Street and house number, 1 to 200 characters.' })
  readonly street!: string;

  @Field(() => String, { nullable: true, description: '1 to 20 characters.' })
  readonly postalCode?: string | null;

  @Field(() => String, { description: '1 to 100 characters.' })
  readonly city!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A state or county, 1 to 100 characters; null where the country has none.',
  })
  readonly region?: string | null;

  @Field(() => CountryCodeScalar)
  readonly country!: string;
}

@InputType()
export class GeoPointInput {
  @Field(() => Float, { description: 'From -90 to 90; north is positive.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'From -180 to 180; east is positive.' })
  readonly longitude!: number;
}

@InputType()
export class CreateCinemaInput {
  @Field(() => String, { description: '1 to 100 characters; no other open cinema of the city has it.' })
  readonly name!: string;

  @Field(() => AddressInput)
  readonly address!: AddressInput;

  @Field(() => GeoPointInput, { nullable: true })
  readonly location?: GeoPointInput | null;

  @Field(() => TimeZoneScalar, { description: 'An alias is kept as one, as Asia/Calcutta.' })
  readonly timeZone!: string;

  @Field(() => CurrencyCodeScalar, { description: 'It cannot be changed later.' })
  readonly currency!: string;

  @Field(() => LocalTimeScalar, {
    defaultValue: new Date('1970-01-01T03:00:00Z'),
    description: 'Showings that start before it belong to the day before.',
  })
  readonly businessDayEndsAt!: Date;
}

@ObjectType()
export class CreateCinemaPayload {
  @Field(() => Cinema, { nullable: true })
  readonly cinema!: CinemaRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class UpdateCinemaInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Cinema.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters. Left out: unchanged.' })
  readonly name?: string | null;

  @Field(() => AddressInput, { nullable: true, description: 'Replaced as a whole. Left out: unchanged.' })
  readonly address?: AddressInput | null;

  @Field(() => GeoPointInput, { nullable: true, description: 'Left out: unchanged. Null: removed.' })
  readonly location?: GeoPointInput | null;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: 'Showings keep their instants, so that their local times change. Left out: unchanged.',
  })
  readonly timeZone?: string | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Left out: unchanged.' })
  readonly businessDayEndsAt?: Date | null;
}

@ObjectType()
export class UpdateCinemaPayload {
  @Field(() => Cinema, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly cinema!: CinemaRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
