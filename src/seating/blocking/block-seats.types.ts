import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import { ShowingSeat } from '../showing-seat.types.ts';
import type { ShowingSeatView } from '../showing-seat-view.ts';

@InputType()
export class BlockSeatsInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ID], { description: '1 to 500; each counts once.' })
  readonly seatIds!: string[];

  @Field(() => String, { description: 'For staff, 1 to 200 characters: see ShowingSeat.use.' })
  readonly reason!: string;
}

@InputType()
export class UnblockSeatsInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => [ID], { description: '1 to 500; each counts once.' })
  readonly seatIds!: string[];

  @Field(() => String, { description: 'For the audit log, 1 to 200 characters.' })
  readonly reason!: string;
}

@ObjectType()
export class BlockSeatsPayload {
  @Field(() => Showing, { nullable: true })
  readonly showing!: ShowingRow | null;

  @Field(() => [ShowingSeat], { nullable: true, description: 'Those that were named, row by row, as they are now.' })
  readonly seats!: ShowingSeatView[] | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class UnblockSeatsPayload {
  @Field(() => Showing, { nullable: true })
  readonly showing!: ShowingRow | null;

  @Field(() => [ShowingSeat], { nullable: true, description: 'Those that were named, row by row, as they are now.' })
  readonly seats!: ShowingSeatView[] | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ implements: UserError, description: 'Seats are held or sold: see ShowingSeat.use.' })
export class SeatsInUse extends UserError {}
