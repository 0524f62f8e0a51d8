import { expect, test } from 'vitest';
import { actionAfterSettlement } from './late-action.ts';

test('an action that is recorded after its payment was settled changes nothing', async () => {
  expect(await actionAfterSettlement()).toBe('SUCCEEDED');
});
