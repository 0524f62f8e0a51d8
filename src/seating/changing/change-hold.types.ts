import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-errors.types.ts';
import type { HoldView } from '../hold.service.ts';
import { Hold } from '../hold.types.ts';

@InputType()
export class ChangeHoldInput {
  @Field(() => ID)
  readonly holdId!: string;

  @Field(() => [ID], { defaultValue: [], description: 'Of the same showing, each once; none that the hold has.' })
  readonly addSeatIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Of the hold, each once; one seat of the hold has to stay.' })
  readonly removeSeatIds!: string[];
}

@ObjectType()
export class ChangeHoldPayload {
  @Field(() => Hold, { nullable: true })
  readonly hold!: HoldView | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
