import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nodesOf, type PlanNode } from '../../bench/year/plans.ts';
import { sessionDueRows } from '../../src/accounts/session/session.worker.ts';
import type { Account } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const DEVICE = { device: 'Test' };

const resources = new Resources();
let client: pg.Client;
let database: Database;
let services: ReturnType<typeof accountServices>;
let account: Account;
beforeAll(async () => {
  const { url } = resources.use(await cloneDatabase());
  client = new pg.Client({ connectionString: url });
  await client.connect();
  resources.defer(() => client.end());
  // 20,000 sessions of 2,000 accounts, one in ten ended in the last month.
  await client.query(`
    insert into account (id, email, name, password_hash)
    select gen_random_uuid(), number || '@example.com', 'Test', 'none' from generate_series(1, 2000) as number;

    insert into session (
      id, account_id, device, created_at, last_used_at, expires_at, ended_at, family_hash, token_hash
    )
    select gen_random_uuid(), account.id, 'Test', now() - interval '20 days', now() - number * interval '1 day',
      now() + interval '10 days', case when number = 1 then now() - random() * interval '20 days' - interval '1 hour' end,
      sha256('family'), sha256('token')
    from account, generate_series(1, 10) as number;

    analyze account;
    analyze session`);
  database = resources.use(openDatabase(url));
  services = accountServices(database);
  account = await database.prisma.account.findFirstOrThrow();
});
afterAll(() => resources[Symbol.asyncDispose]());

interface Explained {
  'QUERY PLAN': [{ Plan: PlanNode }];
}

/** How PostgreSQL carries out what `work` sends about sessions. */
async function plansOf(work: () => Promise<unknown>) {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const sent: { text: string; values: unknown[] }[] = [];
  try {
    await work();
    for (const [statement, values] of query.mock.calls as unknown as [
      { text?: string; values?: unknown[] },
      unknown[]?,
    ][])
      if (statement.text?.includes('session'))
        sent.push({ text: statement.text, values: statement.values ?? values ?? [] });
  } finally {
    query.mockRestore();
  }
  expect(sent.length).toBeGreaterThan(0);
  const nodes = [];
  for (const { text, values } of sent) {
    const { rows } = await client.query<Explained>(`explain (format json) ${text}`, values);
    nodes.push(...rows.flatMap((row) => nodesOf(row['QUERY PLAN'][0].Plan)));
  }
  return nodes;
}

const CASES: [string, () => Promise<unknown>][] = [
  ['opening one', () => services.sessions.open(account, DEVICE)],
  ['refreshing one', refreshTwice],
  ['the sessions of an account', () => services.sessions.openByAccountId.rows([account.id])],
  ['ending all of an account', () => services.sessions.logOut(account.id)],
  ['the look for what has ended', look],
  ['the old ones', deleteOld],
];

async function refreshTwice(): Promise<void> {
  const { refreshToken } = await services.sessions.open(account, DEVICE);
  await services.sessions.refresh(refreshToken, DEVICE);
  await services.sessions.refresh(refreshToken, DEVICE);
}

async function look(): Promise<void> {
  const { revocations } = accountServices(database);
  await revocations.start();
  revocations[Symbol.dispose]();
}

async function deleteOld(): Promise<void> {
  for (const due of sessionDueRows(services)) await recoverDueRows(due, { database, logger: createLogger('silent') });
}

test.each(CASES)('%s reads no whole table', async (_, work) => {
  const nodes = await plansOf(work);
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
  expect(whole.filter((table) => table === 'session' || table === 'account')).toEqual([]);
  expect(nodes.flatMap((node) => node['Index Name'] ?? []).length).toBeGreaterThan(0);
});
