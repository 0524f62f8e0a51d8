import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HoldStatus } from '../generated/prisma/client.ts';
import { Node } from '../graphql/common.types.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import type { HoldView } from './hold.service.ts';

registerEnumType(HoldStatus, {
  name: 'HoldStatus',
  description: 'Keeping its seats; turned into a booking; given back by its account; past its deadline.',
});

@ObjectType({ implements: Node, description: 'Seats kept for one account until a deadline.' })
export class Hold extends Node implements Pick<HoldView, 'id' | 'status' | 'expiresAt'> {
  @Field(() => HoldStatus)
  readonly status!: HoldStatus;

  @Field(() => DateTimeScalar, { description: 'From then on anybody may take the seats.' })
  readonly expiresAt!: Date;
}

@ObjectType()
export class HoldPayload {
  @Field(() => Hold, { nullable: true })
  readonly hold?: HoldView | null;

  @Field(() => [UserError], {
    description:
      'InvalidInput, NotFound, SeatsUnavailable, SeatLimitExceeded, SalesClosed, HoldExpired, IdempotencyConflict.',
  })
  readonly errors!: UserError[];
}

@InputType()
export class HoldSeatsInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ID], { description: 'Each once; at most as many as MAX_SEATS_PER_HOLD says.' })
  readonly seatIds!: string[];

  @Field(() => ID, { nullable: true, description: 'The same key and input give the same hold. 1 to 200 characters.' })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class ReleaseHoldInput {
  @Field(() => ID)
  readonly holdId!: string;
}

@ObjectType({ implements: UserError, description: 'Somebody else has one of the seats; none was held.' })
export class SeatsUnavailable extends UserError {}

@ObjectType({ implements: UserError, description: 'Too many seats at once, or for this account and showing.' })
export class SeatLimitExceeded extends UserError {
  @Field(() => Int)
  readonly limit!: number;
}

@ObjectType({ implements: UserError, description: 'The showing is not on sale: not yet, no longer, or cancelled.' })
export class SalesClosed extends UserError {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null when sales will not open any more.' })
  readonly opensAt!: Date | null;
}

@ObjectType({ implements: UserError, description: 'The hold has ended, and with it the claim to its seats.' })
export class HoldExpired extends UserError {}
