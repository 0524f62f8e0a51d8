import { expect, test } from 'vitest';
import { sessionDueRows } from '../../src/accounts/session/session.worker.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { Resources } from '../../src/platform/resources.ts';
import { accountServices } from '../support/account-services.ts';
import { installClock, setClock } from '../support/database-clock.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const NOON = new Date('2026-11-26T12:00:00Z');
const DAY_MS = 86_400_000;

test('sessions are deleted 30 days after they ended or expired, and open ones never', async () => {
  await using resources = new Resources();
  const { url } = resources.use(await cloneDatabase());
  await installClock(url, NOON);
  const database = resources.use(openDatabase(url));
  const { sessions } = accountServices(database);
  const account = await database.prisma.account.create({ data: { email: 'a@example.com', passwordHash: 'none' } });
  const open = async (device: string) => (await sessions.open(account, { device })).refreshToken;
  const tokens = { ended: await open('ended'), used: await open('used'), unused: await open('unused') };
  const afterDays = (days: number) => setClock(database, new Date(NOON.getTime() + days * DAY_MS));
  const left = async () => {
    for (const due of sessionDueRows({ sessions }))
      await recoverDueRows(due, { database, logger: createLogger('silent') });
    const rows = await database.prisma.session.findMany({ select: { device: true }, orderBy: { device: 'asc' } });
    return rows.map(({ device }) => device);
  };
  const [row] = await database.prisma.session.findMany({ where: { device: 'ended' } });
  await sessions.end({ accountId: account.id, sessionId: row?.id ?? '' });
  await afterDays(29.9);
  await sessions.refresh(tokens.used, { device: 'used' });
  expect(await left()).toEqual(['ended', 'unused', 'used']);
  await afterDays(30);
  expect(await left()).toEqual(['unused', 'used']);
  // It expired after 30 days.
  await afterDays(59.9);
  expect(await left()).toEqual(['unused', 'used']);
  await afterDays(60);
  expect(await left()).toEqual(['used']);
});
