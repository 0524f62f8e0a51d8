import { expect, test } from 'vitest';
import { revokeEachOther } from './administrators.ts';

test('two administrators who revoke each other at the same time leave one', async () => {
  expect(await revokeEachOther()).toEqual({ errors: [[], ['LastAdmin']], left: 1 });
});
