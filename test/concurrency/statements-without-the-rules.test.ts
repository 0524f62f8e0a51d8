import { expect, test, vi } from 'vitest';
import { changedStatements } from './changed-statements.ts';
import { FUTURE, PAST, startAt, stateDuringSale, stateTwice } from './statements.ts';

const rule = vi.hoisted(() => ({ changed: undefined as { from: string; to: string } | undefined }));
vi.mock('../../src/platform/database/rows.ts', (original) => changedStatements(original, () => rule.changed));

test('control: a sale that is committed after its day was stated stands in no statement', async () => {
  rule.changed = { from: 'from pg_locks', to: 'from (select * from pg_catalog.pg_locks where false) as pg_locks' };
  await using testApp = await startAt(FUTURE);
  expect(await stateDuringSale(testApp)).toEqual({ statements: 1, tickets: 1 });
});

test('control: without the lock two workers want the same number, and one of them fails', async () => {
  rule.changed = { from: '::uuid for update', to: '::uuid' };
  await using testApp = await startAt(PAST);
  const { outcomes, numbers } = await stateTwice(testApp);
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(numbers).toEqual([1]);
});
