import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import type { DeadLetterRow } from './dead-letter.service.ts';

@ObjectType({
  description:
    'Work that failed five times or more. It is tried again, at last once an hour; retryDeadLetter does it at once.',
})
export class DeadLetter implements Pick<DeadLetterRow, 'id' | 'error' | 'attempts' | 'failedAt'> {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'Without secrets.' })
  readonly error!: string;

  @Field(() => Int)
  readonly attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it failed the last time.' })
  readonly failedAt!: Date;
}

export const DeadLetterConnection = connectionType('DeadLetter', () => DeadLetter);

@InputType()
export class RetryDeadLetterInput {
  @Field(() => ID)
  readonly deadLetterId!: string;
}

@ObjectType()
export class RetryDeadLetterPayload {
  @Field(() => ID, { nullable: true })
  readonly deadLetterId!: string | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
