import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import type { HoldView } from '../hold.service.ts';
import { Hold } from '../hold.types.ts';

@InputType()
export class ExtendHoldInput {
  @Field(() => ID)
  readonly holdId!: string;
}

@ObjectType()
export class ExtendHoldPayload {
  @Field(() => Hold, { nullable: true })
  readonly hold!: HoldView | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ implements: UserError, description: 'The hold lasts until extendableUntil already.' })
export class HoldNotExtendable extends UserError {
  @Field(() => DateTimeScalar)
  readonly extendableUntil!: Date;
}
