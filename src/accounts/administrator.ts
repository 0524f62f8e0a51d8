import { randomBytes } from 'node:crypto';
import type { Database } from '../platform/database/database.ts';
import { hashPassword } from './credentials/password.ts';

/** What a start found, or did. */
export type Administrator =
  | { kind: 'made'; email: string; password: string; isGenerated: boolean; mustChangePassword: boolean }
  | { kind: 'exists'; email: string }
  /** A buyer has the address, so that there is no administrator. */
  | { kind: 'address-taken'; email: string };

interface Wanted {
  /** In lower case. */
  email: string;
  /** Undefined: one is generated. */
  password: string | undefined;
  /** Whether other machines can reach the server. What it prints may be kept in logs that others read. */
  isReachable: boolean;
}

/** Makes the first administrator when there is none. Several processes may call this at the same time. */
export async function ensureAdministrator(
  database: Database,
  { email, password, isReachable }: Wanted,
): Promise<Administrator> {
  const known = await findAdministrator(database, email);
  if (known !== undefined) return { kind: 'exists', email: known };
  const chosen = password ?? randomBytes(12).toString('base64url');
  const isGenerated = password === undefined;
  const mustChangePassword = isGenerated && isReachable;
  if (await make(database, { email, passwordHash: await hashPassword(chosen), mustChangePassword }))
    return { kind: 'made', email, password: chosen, isGenerated, mustChangePassword };
  // The address is taken: by the administrator that another process has just made, or by a buyer.
  const faster = await findAdministrator(database, email);
  return faster === undefined ? { kind: 'address-taken', email } : { kind: 'exists', email: faster };
}

/** The address of an administrator: that one, if it is an administrator's, or else of the oldest account. */
async function findAdministrator({ prisma }: Database, email: string): Promise<string | undefined> {
  const found = await prisma.account.findMany({
    where: { roles: { some: { role: 'ADMIN' } }, email: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { email: true },
  });
  const emails = found.flatMap((account) => account.email ?? []);
  return emails.includes(email) ? email : emails[0];
}

/** @returns false when the address is taken: that account gains no role */
function make(
  database: Database,
  account: { email: string; passwordHash: string; mustChangePassword: boolean },
): Promise<boolean> {
  return database.transaction(async ({ client }) => {
    const [made] = await client.account.createManyAndReturn({
      data: [{ ...account, name: 'Administrator' }],
      skipDuplicates: true,
    });
    if (made) await client.roleGrant.create({ data: { accountId: made.id, role: 'ADMIN' } });
    return made !== undefined;
  });
}

/** For the person who started the server. */
export function linesAbout(administrator: Administrator, { email: wanted }: Pick<Wanted, 'email'>): string[] {
  const { kind, email } = administrator;
  if (kind === 'address-taken')
    return [
      `log in   There is no administrator: the account of ${email} is a buyer's, and gains no role.`,
      '         Set ADMIN_EMAIL to another address, and start again.',
    ];
  if (kind === 'exists')
    return [
      `log in   as ${email}, whose password was given or shown when it was made`,
      ...(email === wanted ? [] : [`         There is an administrator already, so none is made for ${wanted}.`]),
    ];
  if (!administrator.isGenerated) return [`log in   as ${email} with the password of ADMIN_PASSWORD`];
  const more = administrator.mustChangePassword ? ', and no role counts until changePassword has changed it' : '';
  return [`log in   as ${email} with the password ${administrator.password}`, `         It is shown only now${more}.`];
}
