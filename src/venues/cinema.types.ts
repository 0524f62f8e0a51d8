import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Cinema as CinemaRow } from '../generated/prisma/client.ts';
import { MoneyInput } from '../graphql/money.types.ts';
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
export class CancellationPolicyInput {
  @Field(() => Int, { nullable: true, description: 'Until so long before the start; null: buyers cannot cancel.' })
  readonly cutoffMinutes?: number | null;

  @Field(() => MoneyInput, { description: "Kept for each ticket; in the cinema's currency." })
  readonly feePerTicket!: MoneyInput;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the booking fee is given back as well.' })
  readonly refundsBookingFee!: boolean;
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

  @Field(() => MoneyInput, {
    nullable: true,
    description: "For each ticket that is bought online, in the cinema's currency; 0 when left out.",
  })
  readonly bookingFee?: MoneyInput | null;

  @Field(() => Int, { defaultValue: 0, description: 'In hundredths of a percent, from 0 to 10000: 700 is 7 %.' })
  readonly taxRateBasisPoints!: number;

  @Field(() => CancellationPolicyInput, {
    nullable: true,
    description: 'Left out: until 60 minutes before the start, without a fee.',
  })
  readonly cancellationPolicy?: CancellationPolicyInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Unpaid bookings for the counter are released so long before the start; null: not offered.',
  })
  readonly counterReleaseMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Wheelchair places are for all buyers from so long before the start on; null: once staff releases them.',
  })
  readonly wheelchairReleaseMinutes?: number | null;
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

  @Field(() => MoneyInput, { nullable: true, description: "In the cinema's currency. Left out: unchanged." })
  readonly bookingFee?: MoneyInput | null;

  @Field(() => Int, { nullable: true, description: 'From 0 to 10000. Left out: unchanged.' })
  readonly taxRateBasisPoints?: number | null;

  @Field(() => CancellationPolicyInput, {
    nullable: true,
    description: 'Replaced as a whole. Left out: unchanged.',
  })
  readonly cancellationPolicy?: CancellationPolicyInput | null;

  @Field(() => Int, { nullable: true, description: 'Left out: unchanged. Null: not offered.' })
  readonly counterReleaseMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Left out: unchanged. Null: once staff releases them.' })
  readonly wheelchairReleaseMinutes?: number | null;
}

@ObjectType()
export class UpdateCinemaPayload {
  @Field(() => Cinema, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly cinema!: CinemaRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
