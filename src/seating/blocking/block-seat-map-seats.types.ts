import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SeatMap as SeatMapRow, Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import { SeatMap } from '../../venues/seat-map/seat-map.types.ts';
import type { SeatBlockRow } from './seat-block.service.ts';

@ObjectType({ description: 'A seat that is out of sale in every showing of its map. For staff.' })
export class BlockedSeat implements Pick<SeatBlockRow, 'reason' | 'blockedAt'> {
  @Field(() => String)
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: 'In a new version of the map: when it was blocked in the one before.' })
  readonly blockedAt!: Date;
}

@InputType()
export class BlockSeatMapSeatsInput {
  @Field(() => ID)
  readonly seatMapId!: string;

  @Field(() => [ID], { description: 'Of this version of the map: 1 to 100; each counts once.' })
  readonly seatIds!: string[];

  @Field(() => String, { description: 'For staff, 1 to 200 characters: see SeatMap.blockedSeats and ShowingSeat.use.' })
  readonly reason!: string;
}

@InputType()
export class UnblockSeatMapSeatsInput {
  @Field(() => ID)
  readonly seatMapId!: string;

  @Field(() => [ID], { description: 'Of this version of the map: 1 to 100; each counts once.' })
  readonly seatIds!: string[];

  @Field(() => String, { description: 'For the audit log, 1 to 200 characters.' })
  readonly reason!: string;
}

@ObjectType()
export class BlockSeatMapSeatsPayload {
  @Field(() => SeatMap, { nullable: true })
  readonly seatMap!: SeatMapRow | null;

  @Field(() => [Showing], {
    nullable: true,
    description: 'The first 20 of those in which such a seat is held or sold; there it is BLOCKED once it is free.',
  })
  readonly showingsInUse!: ShowingRow[] | null;

  @Field(() => Int, { nullable: true, description: 'Of all of them.' })
  readonly showingsInUseCount!: number | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class UnblockSeatMapSeatsPayload {
  @Field(() => SeatMap, { nullable: true })
  readonly seatMap!: SeatMapRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
