import { afterEach, beforeEach, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { loginDuringChange, openTwoMore, openWorld, refreshTogether } from './sessions.ts';

let resources: Resources;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  resources = new Resources();
  world = await openWorld(resources);
});
afterEach(() => resources[Symbol.asyncDispose]());

test('of twenty that use a refresh token at the same time all get the same successor', async () => {
  expect(await refreshTogether(world)).toBe(1);
});

test('two that open the hundred-and-first session of an account leave a hundred', async () => {
  expect(await openTwoMore(world)).toBe(100);
});

test('those that were used longest ago are ended for others, and their tokens are refused', async () => {
  const { sessions, account, accessTokens } = world;
  const [oldest, second] = [
    await sessions.open(account, { device: 'oldest' }),
    await sessions.open(account, { device: 'second' }),
  ];
  await sessions.refresh(oldest.refreshToken, { device: 'oldest' });
  for (let count = 0; count < 99; count++) await sessions.open(account, { device: 'other' });
  const open = await sessions.openByAccountId.rows([account.id]);
  expect(open).toHaveLength(100);
  expect(open.map(({ device }) => device)).not.toContain('second');
  expect(open.at(-1)?.device).toBe('oldest');
  expect([oldest, second].map(({ accessToken }) => accessTokens.read(accessToken)?.accountId)).toEqual([
    account.id,
    undefined,
  ]);
});

test('a login with a password that is changed meanwhile is refused', async () => {
  expect(await loginDuringChange(world, { from: 'the old password', to: 'the new password' })).toBe('refused');
});

test('a login succeeds when the hash of its password is written anew meanwhile', async () => {
  expect(await loginDuringChange(world, { from: 'the same password', to: 'the same password' })).toBe('open');
});
