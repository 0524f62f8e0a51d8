import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import type { ShowingCancellationRow } from './showing-cancellations.service.ts';

@ObjectType({ description: 'How far it is: done of total bookings are voided, and their refunds settled or queued.' })
export class ShowingCancellation implements Omit<ShowingCancellationRow, 'showingId'> {
  @Field(() => String, { description: 'As it was given to cancelShowing. Everybody sees it.' })
  readonly reason!: string;

  @Field(() => DateTimeScalar)
  readonly cancelledAt!: Date;

  @Field(() => Int, {
    description:
      'Bookings that have ended, and of whose payments nothing is left that is not given back or on its way.',
  })
  readonly done!: number;

  @Field(() => Int, { description: 'Bookings that were paid, or could still be, when the showing was cancelled.' })
  readonly total!: number;
}

@InputType()
export class CancelShowingInput {
  @Field(() => ID)
  readonly showingId!: string;

  @Field(() => String, { description: '1 to 200 characters. Everybody sees it: see ShowingCancellation.reason.' })
  readonly reason!: string;

  @Field(() => ID, { description: '1 to 200 characters, a fresh one for each intent.' })
  readonly idempotencyKey!: string;
}

@ObjectType()
export class CancelShowingPayload {
  @Field(() => Showing, { nullable: true })
  readonly showing!: ShowingRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
