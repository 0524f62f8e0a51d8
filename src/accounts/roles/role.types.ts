import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type Account as AccountRow, Role } from '../../generated/prisma/client.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Account } from '../account.types.ts';
import type { RoleInput } from './role.service.ts';

@InputType()
export class GrantRoleInput implements RoleInput {
  @Field(() => ID)
  readonly accountId!: string;

  @Field(() => Role)
  readonly role!: Role;

  @Field(() => ID, { nullable: true, description: 'Null or left out: all cinemas; with ADMIN always.' })
  readonly cinemaId?: string | null;
}

@ObjectType()
export class GrantRolePayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class RevokeRoleInput implements RoleInput {
  @Field(() => ID)
  readonly accountId!: string;

  @Field(() => Role)
  readonly role!: Role;

  @Field(() => ID, { nullable: true, description: 'As it was granted. Null or left out: that for all cinemas.' })
  readonly cinemaId?: string | null;
}

@ObjectType()
export class RevokeRolePayload {
  @Field(() => Account, { nullable: true })
  readonly account!: AccountRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({
  implements: UserError,
  description: 'The account is the only administrator that can log in. Make another account one first.',
})
export class LastAdmin extends UserError {}
