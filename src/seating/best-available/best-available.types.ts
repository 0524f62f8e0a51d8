import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SeatFeature } from '../../generated/prisma/enums.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import type { HoldView } from '../hold.service.ts';
import { Hold } from '../hold.types.ts';

@InputType()
export class HoldBestAvailableInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => Int, { description: 'How many seats: from 1 to as many as MAX_SEATS_PER_HOLD says.' })
  readonly quantity!: number;

  @Field(() => ID, {
    nullable: true,
    description: [
      'The same key and input give the same hold, until it is over, in whatever order the lists are. 1 to 200 characters.',
      'Without a key a repeated request holds other seats.',
    ].join('\n'),
  })
  readonly idempotencyKey?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these; all when left out.' })
  readonly categoryIds?: string[] | null;

  @Field(() => [SeatFeature], {
    nullable: true,
    description: [
      'One of the seats for each: [WHEELCHAIR, COMPANION] is a place and the companion place that belongs to it. Without,',
      'such places are left alone until they are released.',
    ].join('\n'),
  })
  readonly features?: SeatFeature[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: SeatsUnavailable rather than a split.' })
  readonly together!: boolean;
}

@ObjectType()
export class HoldBestAvailablePayload {
  @Field(() => Hold, { nullable: true })
  readonly hold!: HoldView | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
