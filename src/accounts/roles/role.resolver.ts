import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Account as AccountRow } from '../../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import type { Actor } from '../../platform/identity.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { RoleInput, RoleService } from './role.service.ts';
import { GrantRoleInput, GrantRolePayload, LastAdmin, RevokeRoleInput, RevokeRolePayload } from './role.types.ts';

@Resolver(() => LastAdmin)
export class RoleResolver {
  readonly #roles: RoleService;

  constructor({ roles }: { roles: RoleService }) {
    this.#roles = roles;
  }

  @Authorized<AccessRule>('ADMIN')
  @Mutation(() => GrantRolePayload, {
    description: [
      "ADMIN. Takes effect with the account's next request. A role that it has already stays; a guest can have none.",
      'Errors: InvalidInput, NotFound.',
    ].join('\n'),
  })
  grantRole(
    @Arg('input', () => GrantRoleInput) input: GrantRoleInput,
    @Ctx() context: RequestContext,
  ): Promise<GrantRolePayload> {
    return changeRoles(context, input, (actor) => this.#roles.grant(actor, input));
  }

  @Authorized<AccessRule>('ADMIN')
  @Mutation(() => RevokeRolePayload, {
    description: [
      "ADMIN. Takes effect with the account's next request. Its open WebSockets are closed within two seconds.",
      'Errors: NotFound, LastAdmin.',
    ].join('\n'),
  })
  revokeRole(
    @Arg('input', () => RevokeRoleInput) input: RevokeRoleInput,
    @Ctx() context: RequestContext,
  ): Promise<RevokeRolePayload> {
    return changeRoles(context, input, (actor) => this.#roles.revoke(actor, input));
  }
}

/** The roles that this request has read may be those of the account: what follows reads them again. */
async function changeRoles(
  context: RequestContext,
  { accountId }: RoleInput,
  change: (actor: Actor) => Promise<Outcome<AccountRow>>,
): Promise<GrantRolePayload & RevokeRolePayload> {
  const outcome = await change(await actorOf(context));
  context.loaders.forget(context.callers.grantsByAccountId, accountId);
  return { account: entityOf(outcome), errors: errorsOf(outcome) };
}
