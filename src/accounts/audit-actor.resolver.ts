import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuditEntry } from '../audit/audit-log.types.ts';
import type { Account as AccountRow, AuditEntry as AuditEntryRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { AccountService } from './account.service.ts';
import { Account } from './account.types.ts';

/** Who made a change: a field that accounts add to a type of the audit log. */
@Resolver(() => AuditEntry)
export class AuditActorResolver {
  readonly #accounts: AccountService;

  constructor({ accounts }: { accounts: AccountService }) {
    this.#accounts = accounts;
  }

  @FieldResolver(() => Account, { nullable: true, description: 'Null: the server itself, or an account that is gone.' })
  async actor(@Root() { actorId }: AuditEntryRow, @Ctx() { loaders }: RequestContext): Promise<AccountRow | undefined> {
    return actorId === null ? undefined : loaders.load(this.#accounts.byId, actorId);
  }
}
