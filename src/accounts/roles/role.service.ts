import type { ChangedEntity, StaffChanges } from '../../audit/staff-changes.ts';
import type { Account, Role, RoleGrant } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/identity.ts';
import { isId } from '../../platform/ids.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import type { Revocations } from '../session/revocations.ts';
import { lockAccount } from './sql/lock-account.ts';
import { lockAdministrators } from './sql/lock-administrators.ts';
import { stampRevocation } from './sql/stamp-revocation.ts';

/** A role of an account: for one cinema, or for all. */
export interface RoleInput {
  accountId: string;
  role: Role;
  cinemaId?: string | null;
}

export class RoleService {
  readonly #staffChanges: StaffChanges;
  readonly #revocations: Pick<Revocations, 'tell'>;

  constructor({ staffChanges, revocations }: { staffChanges: StaffChanges; revocations: Pick<Revocations, 'tell'> }) {
    this.#staffChanges = staffChanges;
    this.#revocations = revocations;
  }

  /** One that the account has already stays as it is. Refused: InvalidInput, NotFound. */
  async grant(actor: Actor, { accountId, role, cinemaId = null }: RoleInput): Promise<Outcome<Account>> {
    if (role === 'ADMIN' && cinemaId !== null) return refused(ADMIN_IS_EVERYWHERE);
    return this.#staffChanges.make({ actor, action: 'grantRole' }, async ({ tx, record }) => {
      const account = await lockAccount(tx, accountId);
      // A guest and a closed account cannot log in.
      if (!account || account.email === null) return refused(notFound('account', 'accountId'));
      if (cinemaId !== null && !(await isCinema(tx, cinemaId))) return refused(notFound('cinema', 'cinemaId'));
      const before = await grantsOf(tx, accountId);
      if (before.some((grant) => grant.role === role && grant.cinemaId === cinemaId)) return { value: account };
      const granted = await tx.client.roleGrant.create({ data: { accountId, role, cinemaId } });
      record(change({ accountId, cinemaId, before, after: [...before, granted] }));
      return { value: account };
    });
  }

  /** Refused: NotFound, LastAdmin. */
  async revoke(actor: Actor, { accountId, role, cinemaId = null }: RoleInput): Promise<Outcome<Account>> {
    return this.#staffChanges.make({ actor, action: 'revokeRole' }, async ({ tx, record }) => {
      const account = await lockAccount(tx, accountId);
      if (!account) return refused(notFound('account', 'accountId'));
      const before = await grantsOf(tx, accountId);
      const revoked = before.find((grant) => grant.role === role && grant.cinemaId === cinemaId);
      if (!revoked) return refused(notFound('role of the account', 'role'));
      if (role === 'ADMIN') {
        const others = (await lockAdministrators(tx)).filter((id) => id !== accountId);
        if (others.length === 0) return refused(LAST_ADMIN);
      }
      await tx.client.roleGrant.delete({ where: { id: revoked.id } });
      const at = await stampRevocation(tx, accountId);
      tx.onCommit(() => this.#revocations.tell({ sessionIds: [], roles: [{ accountId, at: at.getTime() }] }));
      record(change({ accountId, cinemaId, before, after: before.filter((grant) => grant !== revoked) }));
      return { value: account };
    });
  }
}

async function isCinema({ client }: Transaction, id: string): Promise<boolean> {
  return isId(id) && (await client.cinema.count({ where: { id } })) > 0;
}

function grantsOf({ client }: Transaction, accountId: string): Promise<RoleGrant[]> {
  return client.roleGrant.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
}

interface ChangedRoles {
  accountId: string;
  cinemaId: string | null;
  before: readonly RoleGrant[];
  after: readonly RoleGrant[];
}

/** For the audit log: the roles are what has changed of the account. */
function change({ accountId, cinemaId, before, after }: ChangedRoles): ChangedEntity {
  return { type: 'Account', id: accountId, cinemaId, before: rolesOf(before), after: rolesOf(after) };
}

function rolesOf(grants: readonly RoleGrant[]) {
  return { roles: grants.map(({ role, cinemaId }) => ({ role, cinemaId })) };
}

const ADMIN_IS_EVERYWHERE = invalidInput('An administrator is one for all cinemas: leave cinemaId out.', 'cinemaId');

const LAST_ADMIN = {
  kind: 'LastAdmin',
  message: 'This is the last administrator: make another account one first.',
  path: ['input', 'role'],
} as const satisfies UserError;
