import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HoldStatus } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import type { HoldFilter as HoldFilterValue } from './hold-filter.sql.ts';
import type { HoldView } from './hold.service.ts';
import { ShowingSeat } from './showing-seat.types.ts';
import type { ShowingSeatView } from './showing-seat-view.ts';

registerEnumType(HoldStatus, {
  name: 'HoldStatus',
  description: 'The state of a hold.',
  valuesConfig: {
    ACTIVE: { description: 'Keeps its seats.' },
    CONVERTED: { description: 'Has become a booking.' },
    RELEASED: { description: 'Its account gave the seats back.' },
    EXPIRED: { description: 'Past its deadline.' },
  },
});

@ObjectType({ implements: Node, description: 'Seats kept for one account until a deadline.' })
export class Hold extends Node implements Pick<HoldView, 'id' | 'status' | 'expiresAt' | 'extendableUntil'> {
  @Field(() => HoldStatus)
  readonly status!: HoldStatus;

  @Field(() => DateTimeScalar, {
    description: 'From then on other accounts can take the seats, unless its booking is paid.',
  })
  readonly expiresAt!: Date;

  @Field(() => DateTimeScalar, { description: 'However often it is extended or changed, it ends by then.' })
  readonly extendableUntil!: Date;
}

export const HoldConnection = connectionType('Hold', () => Hold);

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class HoldFilter implements HoldFilterValue {
  @Field(() => [ID], { nullable: true })
  readonly showingIds?: string[] | null;

  @Field(() => [HoldStatus], { nullable: true })
  readonly statuses?: HoldStatus[] | null;
}

@InputType()
export class HoldSeatsInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ID], { description: 'Each once; at most as many as MAX_SEATS_PER_HOLD says.' })
  readonly seatIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The same key and input give the same hold, until it is over. 1 to 200 characters.',
  })
  readonly idempotencyKey?: string | null;
}

@ObjectType()
export class HoldSeatsPayload {
  @Field(() => Hold, { nullable: true })
  readonly hold!: HoldView | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ReleaseHoldInput {
  @Field(() => ID)
  readonly holdId!: string;
}

@ObjectType()
export class ReleaseHoldPayload {
  @Field(() => Hold, { nullable: true })
  readonly hold!: HoldView | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ description: 'A choice of seats of one showing.' })
export class SeatSet {
  @Field(() => [ShowingSeat])
  readonly seats!: ShowingSeatView[];

  @Field(() => Boolean, { description: 'All are neighbours.' })
  readonly together!: boolean;
}

@ObjectType({ implements: UserError, description: 'At least one of the seats is not available; none was held.' })
export class SeatsUnavailable extends UserError {}

@ObjectType({ implements: UserError, description: 'Too many seats at once, or for this account and showing.' })
export class SeatLimitExceeded extends UserError {
  @Field(() => Int)
  readonly limit!: number;
}

@ObjectType({ implements: UserError, description: 'Too many active holds of the account, of all showings.' })
export class HoldLimitExceeded extends UserError {
  @Field(() => Int)
  readonly limit!: number;
}

@ObjectType({ implements: UserError, description: 'The showing is not on sale: not yet, no longer, or cancelled.' })
export class SalesClosed extends UserError {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null when sales will not open any more.' })
  readonly opensAt!: Date | null;
}

@ObjectType({
  implements: UserError,
  description: 'The hold has ended, and with it the claim to its seats; or it has become a booking.',
})
export class HoldExpired extends UserError {}
