import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as LockVenues from '../../src/venues/sql/lock-venues.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { importTwice, LARGE, SMALL } from './seat-map-imports.ts';

vi.mock('../../src/venues/sql/lock-venues.ts', async (original) => {
  const venues = await original<typeof LockVenues>();
  const read: typeof venues.lockOpenAuditorium = async (tx, id) =>
    (await tx.client.auditorium.findUnique({ where: { id } })) ?? undefined;
  return { ...venues, lockOpenAuditorium: read };
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each([
  ['two maps', LARGE],
  ['one map', SMALL],
])('control: without the lock, %s at once are the same version, and one import fails', async (_, second) => {
  expect(await importTwice(testApp, [SMALL, second])).toEqual({ versions: [1, 2], failures: 1 });
});
