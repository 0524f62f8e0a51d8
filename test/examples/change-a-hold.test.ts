import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { changeAHold } from '../../examples/change-a-hold/change-a-hold.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('a guest changes a hold, gets more time, and finds it again after a reload, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  await makeShowing(testApp.database, { rows: 1 });
  const { held, changed, extended, found } = await changeAHold(new Api(testApp.app.url));
  const labels = (hold: typeof held) => hold.seats.map(({ seat }) => seat.label);
  expect([held, changed].map(labels)).toEqual([
    ['A1', 'A2'],
    ['A2', 'A3', 'A4'],
  ]);
  expect(changed).toMatchObject({ id: held.id, expiresAt: held.expiresAt, extendableUntil: held.extendableUntil });
  expect(extended.expiresAt > held.expiresAt).toBe(true);
  expect(extended.expiresAt <= held.extendableUntil).toBe(true);
  expect(found.map(({ id, expiresAt }) => ({ id, expiresAt }))).toEqual([
    { id: held.id, expiresAt: extended.expiresAt },
  ]);
});
