import { hashPassword } from '../accounts/credentials/password.ts';
import type { Sessions } from '../accounts/session/sessions.service.ts';
import type { Role } from '../generated/prisma/enums.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';

/** What a person logs in with. */
export interface DemoLogin {
  kind: 'customer' | 'staff';
  email: string;
  password: string;
}

interface DemoAccount {
  /**
   * The same in every database. Only the id tells that an account is the demo's: anyone can register the address of a
   * demo account before the demo does, and must not get its grant.
   */
  id: string;
  kind: DemoLogin['kind'];
  email: string;
  name: string;
  /** For all cinemas. */
  role?: Role;
}

const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    id: '01a210cb-a116-7237-bd1d-e74de3d453dd',
    kind: 'customer',
    email: 'customer@rowlock.example',
    name: 'Demo Customer',
  },
  {
    id: '01a210cb-a117-732a-b86d-e74eb6197f77',
    kind: 'staff',
    email: 'staff@rowlock.example',
    name: 'Demo Staff',
    role: 'BOX_OFFICE',
  },
];
const DEMO_IDS = DEMO_ACCOUNTS.map(({ id }) => id);

/** Public, so it must only work on a server that other machines cannot reach. */
const PASSWORD = 'rowlock-demo';

/**
 * Stands in for the hash of a disabled account. It is a valid argon2id hash, so a login takes as long as any other and
 * fails as any other, but no known password has it: salt and hash are all zeros. It is constant, so a disabled account
 * can be told from an enabled one without verifying a password.
 */
export const DISABLED_PASSWORD_HASH = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * Makes the demo's accounts, or enables them again. Accounts that are enabled are not changed and no password is
 * hashed. Several processes may call this at the same time.
 *
 * @returns the logins that work: not those whose address belongs to another account
 */
export async function enableDemoAccounts(database: Database): Promise<DemoLogin[]> {
  const enabled = await findEnabled(database);
  if (enabled.size === DEMO_ACCOUNTS.length) return loginsOf(enabled);
  const passwordHash = await hashPassword(PASSWORD);
  await database.transaction((tx) => writeAccounts(tx, passwordHash));
  return loginsOf(await findEnabled(database));
}

/**
 * Makes the demo's logins fail, those of an earlier start included: no password matches the new hash, and the sessions that
 * were opened with the old one end. The accounts stay, because bookings refer to them.
 */
export async function disableDemoAccounts(
  database: Database,
  { sessions }: { sessions: Pick<Sessions, 'endAll'> },
): Promise<void> {
  if ((await findEnabled(database)).size === 0) return;
  await database.transaction(async (tx) => {
    const disabled = await tx.client.account.updateManyAndReturn({
      where: { id: { in: DEMO_IDS }, passwordHash: { not: DISABLED_PASSWORD_HASH } },
      data: { passwordHash: DISABLED_PASSWORD_HASH, version: { increment: 1 } },
    });
    for (const { id } of disabled) await sessions.endAll(tx, id);
  });
}

async function findEnabled({ prisma }: Database): Promise<Set<string>> {
  const accounts = await prisma.account.findMany({
    where: { id: { in: DEMO_IDS }, passwordHash: { not: DISABLED_PASSWORD_HASH } },
    select: { id: true },
  });
  return new Set(accounts.map(({ id }) => id));
}

function loginsOf(ids: ReadonlySet<string>): DemoLogin[] {
  const accounts = DEMO_ACCOUNTS.filter(({ id }) => ids.has(id));
  return accounts.map(({ kind, email }) => ({ kind, email, password: PASSWORD }));
}

/** Another process may do the same at the same time: the unique indexes keep one account and one grant. */
async function writeAccounts({ client }: Transaction, passwordHash: string): Promise<void> {
  await client.account.createMany({
    // No mail reaches these addresses.
    data: DEMO_ACCOUNTS.map(({ id, email, name }) => ({ id, email, name, passwordHash, emailVerifiedAt: new Date() })),
    skipDuplicates: true,
  });
  await client.account.updateMany({
    where: { id: { in: DEMO_IDS }, passwordHash: DISABLED_PASSWORD_HASH },
    data: { passwordHash, version: { increment: 1 } },
  });
  const written = await client.account.findMany({ where: { id: { in: DEMO_IDS } }, select: { id: true } });
  const grants = DEMO_ACCOUNTS.filter(({ id }) => written.some((account) => account.id === id)).flatMap(
    ({ id: accountId, role }) => (role === undefined ? [] : [{ id: newId(), accountId, role }]),
  );
  await client.roleGrant.createMany({ data: grants, skipDuplicates: true });
}
