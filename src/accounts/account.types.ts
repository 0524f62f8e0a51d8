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

@ObjectType({ implements: Node, description: 'A person who can log in, or a guest.' })
export class Account
  extends Node
  implements Pick<AccountRow, 'id' | 'version' | 'email' | 'name' | 'isGuest' | 'createdAt'>
{
  @Field(() => Int, { description: "Grows with each change of the account's own fields." })
  readonly version!: number;

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description: 'In lower case; null for a guest, and once the account is closed.',
  })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: 'Null once the account is closed.' })
  readonly name!: string | null;

  @Field(() => Boolean, { description: 'Without e-mail address and password; register makes it a full account.' })
  readonly isGuest!: boolean;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;
}

@ObjectType({ description: 'The tokens for further requests, and for the tokens after them.' })
export class AuthTokens {
  @Field(() => String, {
    description:
      'Lasts 15 minutes, but not longer than its session. Over HTTP: the header `Authorization: Bearer …`. On a WebSocket: `authorization` in connectionParams, with or without `Bearer `.',
  })
  readonly accessToken!: string;

  @Field(() => DateTimeScalar)
  readonly accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description: [
      'Good for one refreshSession. Using it twice ends the session that it belongs to; within 30 seconds it gives the same',
      'tokens again instead, unless the new one was used: the answer may have been lost.',
    ].join('\n'),
  })
  readonly refreshToken!: string;

  @Field(() => DateTimeScalar, {
    description:
      'When the session expires unless it is refreshed: 30 days after its last refresh, for a guest 24 hours; never more than 90 days after the login.',
  })
  readonly refreshTokenExpiresAt!: Date;
}

/** What the mutations that log in have in common. */
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

  @Field(() => String, {
    description:
      '8 to 128 characters; accents can be typed in any form. Common passwords, the address and the name are refused.',
  })
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
