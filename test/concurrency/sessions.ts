import { setTimeout as sleep } from 'node:timers/promises';
import { hashPassword } from '../../src/accounts/credentials/password.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { openDatabase } from '../support/open-database.ts';
import { RowLock } from '../support/row-lock.ts';
import { cloneDatabase } from '../support/test-database.ts';

const DEVICE = { device: 'Test' };
const CALLER = { accountId: undefined, ...DEVICE };
const MOST = 100;

/** Services on a database of its own, with an account. */
export async function openWorld(resources: Resources) {
  const { url } = resources.use(await cloneDatabase());
  const database = resources.use(openDatabase(url));
  const email = `${newId()}@example.com`;
  const account = await database.prisma.account.create({ data: { email, passwordHash: 'none', name: 'Test' } });
  return { url, database, account, email, ...accountServices(database) };
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** @returns the different tokens that twenty have got for one, and how many of these are good for the next */
export async function refreshTogether({ sessions, account }: World) {
  const { refreshToken } = await sessions.open(account, DEVICE);
  const refresh = async (token: string) => (await sessions.refresh(token, DEVICE)).value?.refreshToken;
  const successors = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
  return new Set(successors.filter((token) => token !== undefined)).size;
}

/** Two that open a session of an account that has a hundred. @returns how many are open then */
export async function openTwoMore({ url, database, sessions, account }: World): Promise<number> {
  for (let count = 0; count < MOST; count++) await sessions.open(account, DEVICE);
  const select = 'select id from session where account_id = $1 order by last_used_at limit 1 for update';
  await using oldest = await RowLock.take(url, select, [account.id]);
  const both = [sessions.open(account, DEVICE), sessions.open(account, DEVICE)];
  await oldest.untilAwaitedBy(2);
  await oldest.release();
  await Promise.all(both);
  return await database.prisma.session.count({ where: { accountId: account.id, endedAt: null } });
}

/**
 * A login with a password that is changed, and every session ended, while the login goes on.
 *
 * @param to the new password
 * @returns what became of the login
 */
export async function loginDuringChange(world: World, { from, to }: { from: string; to: string }): Promise<string> {
  const { database, accounts, sessions, account, email } = world;
  const [passwordHash, newHash] = [await hashPassword(from), await hashPassword(to)];
  await database.prisma.account.update({ where: { id: account.id }, data: { passwordHash } });
  let loggingIn: ReturnType<typeof accounts.login> | undefined;
  await database.transaction(async (tx) => {
    await tx.client.account.update({ where: { id: account.id }, data: { passwordHash: newHash } });
    await sessions.endAll(tx, account.id);
    loggingIn = accounts.login({ email, password: from }, CALLER);
    await Promise.race([loggingIn, untilSomethingWaits(database)]);
  });
  const { value } = (await loggingIn) ?? {};
  if (!value) return 'refused';
  const open = await sessions.openByAccountId.rows([account.id]);
  return open.length === 1 ? 'open' : 'ended';
}

/** Or a while, when nothing does. */
async function untilSomethingWaits({ prisma }: Database): Promise<void> {
  for (let rounds = 0; rounds < 1000; rounds++) {
    const waiting = await prisma.$queryRaw<unknown[]>`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await sleep(10);
  }
}
