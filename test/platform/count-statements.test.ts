import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { statementsOf } from '../support/count-statements.ts';
import { startTestApp } from '../support/test-app.ts';

/** The workers of BullMQ look for jobs again after five seconds. */
const LOOKS_AGAIN_MS = 6000;

test('statementsOf counts what is asked, and nothing of a process that only looks for work', async () => {
  await using testApp = await startTestApp('embedded');
  await sleep(LOOKS_AGAIN_MS);
  expect(await statementsOf(() => sleep(LOOKS_AGAIN_MS))).toEqual([]);
  expect(await statementsOf(() => testApp.database.prisma.$queryRaw`select 1`)).toHaveLength(1);
});
