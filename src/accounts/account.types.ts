import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { type Account as AccountRow, Role } from '../generated/prisma/client.ts';
import { Node } from '../graphql/common.types.ts';
import { DateTimeScalar, EmailAddressScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What an account may do: buy; check tickets and block seats as well; or everything.',
});

@ObjectType({ implements: Node, description: 'Somebody who can log in.' })
export class Account extends Node implements Pick<AccountRow, 'id' | 'email' | 'name' | 'role'> {
  @Field(() => EmailAddressScalar, { description: 'In lower case.' })
  readonly email!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => Role)
  readonly role!: Role;
}

@ObjectType()
export class AuthPayload {
  @Field(() => Account, { nullable: true })
  readonly account?: AccountRow | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Lasts 15 minutes; sent as `Authorization: Bearer`, and as connectionParams.authorization on a WebSocket, also with `Bearer `.',
  })
  readonly accessToken?: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly accessTokenExpiresAt?: Date | null;

  @Field(() => [UserError], { description: 'InvalidInput, EmailTaken, InvalidCredentials.' })
  readonly errors!: UserError[];
}

@InputType()
export class RegisterInput {
  @Field(() => EmailAddressScalar, { description: 'Upper and lower case are the same.' })
  readonly email!: string;

  @Field(() => String, { description: '10 to 200 characters.' })
  readonly password!: string;

  @Field(() => String, { description: '1 to 100 characters.' })
  readonly name!: string;
}

@InputType()
export class LoginInput {
  @Field(() => EmailAddressScalar)
  readonly email!: string;

  @Field(() => String)
  readonly password!: string;
}

@ObjectType({ implements: UserError, description: 'The e-mail address or the password is wrong; which, is not told.' })
export class InvalidCredentials extends UserError {}

@ObjectType({ implements: UserError, description: 'Another account has this e-mail address.' })
export class EmailTaken extends UserError {}
