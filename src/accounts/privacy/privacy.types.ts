import { Field, InputType, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';

@InputType()
export class ExportMyDataInput {
  @Field(() => String, { nullable: true, description: 'The current one; of a guest null.' })
  readonly password?: string | null;
}

@ObjectType()
export class ExportMyDataPayload {
  @Field(() => UrlScalar, {
    nullable: true,
    description: 'Good for one hour. It needs no login: who has it can read everything.',
  })
  readonly url!: string | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class CloseAccountInput {
  @Field(() => String, { nullable: true, description: 'The current one; of a guest null.' })
  readonly password?: string | null;
}

@ObjectType()
export class CloseAccountPayload {
  @Field(() => [UserError])
  readonly errors!: UserError[];
}
