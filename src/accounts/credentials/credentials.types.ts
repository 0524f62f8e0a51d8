import { Field, InputType, ObjectType } from 'type-graphql';
import type { Account as AccountRow } from '../../generated/prisma/client.ts';
import { EmailAddressScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Account, AuthTokens, type SessionPayload } from '../account.types.ts';

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  readonly currentPassword!: string;

  @Field(() => String, { description: 'Another one than now. The rules are those of RegisterInput.password.' })
  readonly newPassword!: string;
}

@ObjectType()
export class ChangePasswordPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ChangeEmailInput {
  @Field(() => String, { description: 'The current one.' })
  readonly password!: string;

  @Field(() => EmailAddressScalar, { description: 'The current address takes back what was asked for before.' })
  readonly newEmail!: string;
}

@ObjectType()
export class ChangeEmailPayload {
  @Field(() => Account, { nullable: true, description: 'Still with the old address.' })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RequestEmailVerificationInput {
  @Field(() => EmailAddressScalar)
  readonly email!: string;
}

@ObjectType()
export class RequestEmailVerificationPayload {
  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class VerifyEmailInput {
  @Field(() => String, { description: 'What the link of the mail has after `#token=`. It works once, for 24 hours.' })
  readonly token!: string;
}

@ObjectType()
export class VerifyEmailPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => EmailAddressScalar)
  readonly email!: string;
}

@ObjectType()
export class RequestPasswordResetPayload {
  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'What the link of the mail has after `#token=`. It works once, for 30 minutes.' })
  readonly token!: string;

  @Field(() => String, { description: 'The rules are those of RegisterInput.password.' })
  readonly newPassword!: string;
}

@ObjectType()
export class ResetPasswordPayload implements SessionPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => AuthTokens, { nullable: true })
  readonly tokens!: AuthTokens | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
