import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { loginDuringChange, openTwoMore, openWorld } from './sessions.ts';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: 'for no key update', to: '' }));
});

let resources: Resources;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  resources = new Resources();
  world = await openWorld(resources);
});
afterEach(() => resources[Symbol.asyncDispose]());

test('control: without the lock of the account two that open the hundred-and-first session leave more', async () => {
  expect(await openTwoMore(world)).toBe(101);
});

test('control: without the lock of the account a login with the old password outlives its change', async () => {
  expect(await loginDuringChange(world, { from: 'the old password', to: 'the new password' })).toBe('open');
});
