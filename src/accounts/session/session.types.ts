import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Account as AccountRow } from '../../generated/prisma/client.ts';
import { Node } from '../../graphql/node.types.ts';
import { DateTimeScalar, LanguageTagScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Account, AuthTokens, type SessionPayload } from '../account.types.ts';
import type { SessionRow } from './sessions.service.ts';

@ObjectType({ implements: Node, description: 'A login on one device. Only its own account sees it, while it is open.' })
export class Session
  extends Node
  implements Pick<SessionRow, 'id' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'device'>
{
  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was opened or refreshed last.' })
  readonly lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Each refresh puts it off.' })
  readonly expiresAt!: Date;

  @Field(() => String, {
    description: 'From the User-Agent, as in "Firefox on Linux"; "Unknown device" when that does not tell it.',
  })
  readonly device!: string;
}

@InputType()
export class StartGuestSessionInput {
  @Field(() => LanguageTagScalar, { nullable: true, description: "The language of the guest's mails." })
  readonly locale?: string | null;
}

@ObjectType()
export class StartGuestSessionPayload implements SessionPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => AuthTokens, { nullable: true })
  readonly tokens!: AuthTokens | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RefreshSessionInput {
  @Field(() => String)
  readonly refreshToken!: string;
}

@ObjectType()
export class RefreshSessionPayload implements SessionPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => AuthTokens, { nullable: true })
  readonly tokens!: AuthTokens | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class LogoutInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Every session of the account, and not only this one.' })
  readonly everywhere!: boolean;
}

@ObjectType()
export class LogoutPayload {
  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  readonly sessionId!: string;
}

@ObjectType()
export class RevokeSessionPayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: 'The token is unknown, was used, or is too old; which, is not told.',
})
export class InvalidToken extends UserError {}
