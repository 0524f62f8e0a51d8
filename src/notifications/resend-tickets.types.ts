import { Field, InputType, ObjectType } from 'type-graphql';
import { EmailAddressScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';

@InputType()
export class ResendTicketsInput {
  @Field(() => String, { description: 'Of the booking. Case, spaces and hyphens do not matter.' })
  readonly reference!: string;

  @Field(() => EmailAddressScalar, { description: 'Of its contact, or of its account.' })
  readonly email!: string;
}

@ObjectType()
export class ResendTicketsPayload {
  @Field(() => [UserError])
  readonly errors!: UserError[];
}
