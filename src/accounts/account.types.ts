import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Account as AccountRow, Role, type RoleGrant as RoleGrantRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { DateTimeScalar, EmailAddressScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What staff may do. MANAGER includes BOX_OFFICE, which includes DOOR.',
  valuesConfig: {
    ADMIN: { description: 'Everything.' },
    MANAGER: { description: 'Programme, prices, and decisions that override a rule.' },
    BOX_OFFICE: { description: 'Sells, finds bookings, blocks seats.' },
    DOOR: { description: 'Checks tickets in.' },
    AUDITOR: { description: 'Reads reports, statements and the audit log; changes nothing.' },
  },
});

@ObjectType({ description: 'A role of an account, for one cinema or for all.' })
export class RoleGrant implements Pick<RoleGrantRow, 'role'> {
  @Field(() => Role)
  readonly role!: Role;
}

@ObjectType({ implements: Node, description: 'A person who can log in.' })
export class Account extends Node implements Pick<AccountRow, 'id' | 'version' | 'email' | 'name' | 'createdAt'> {
  @Field(() => Int, { description: "Grows with each change of the account's own fields." })
  readonly version!: number;

  @Field(() => EmailAddressScalar, { nullable: true, description: 'In lower case; null once the account is closed.' })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: 'Null once the account is closed.' })
  readonly name!: string | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;
}

@ObjectType({ description: 'The token for further requests.' })
export class AuthTokens {
  @Field(() => String, {
    description:
      'Lasts 15 minutes. Over HTTP: the header `Authorization: Bearer …`. On a WebSocket: `authorization` in connectionParams, with or without `Bearer `.',
  })
  readonly accessToken!: string;

  @Field(() => DateTimeScalar)
  readonly accessTokenExpiresAt!: Date;
}

/** What `register` and `login` have in common. */
export interface SessionPayload {
  account: AccountRow | null;
  tokens: AuthTokens | null;
  errors: UserError[];
}

@ObjectType()
export class RegisterPayload implements SessionPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => AuthTokens, { nullable: true })
  readonly tokens!: AuthTokens | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class LoginPayload implements SessionPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => AuthTokens, { nullable: true })
  readonly tokens!: AuthTokens | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RegisterInput {
  @Field(() => EmailAddressScalar, {
    description: 'Upper and lower case are the same, and spaces around it are ignored.',
  })
  readonly email!: string;

  @Field(() => String, { description: '8 to 128 characters; accents can be typed in any form.' })
  readonly password!: string;

  @Field(() => String, { description: '1 to 100 characters, in one line. An emoji is one.' })
  readonly name!: string;
}

@InputType()
export class LoginInput {
  @Field(() => EmailAddressScalar)
  readonly email!: string;

  @Field(() => String)
  readonly password!: string;
}

@InputType()
export class UpdateAccountInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Account.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters. Left out: unchanged. Null: removed.' })
  readonly name?: string | null;
}

@ObjectType()
export class UpdateAccountPayload {
  @Field(() => Account, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: 'The e-mail address or the password is wrong; the answer does not tell which.',
})
export class InvalidCredentials extends UserError {}

@ObjectType({ implements: UserError, description: 'Another account has this e-mail address.' })
export class EmailTaken extends UserError {}
