import { expect, test } from 'vitest';
import { holdOfManyShowings } from './many-showings.ts';

test('an account that asks for holds of several showings at once gets as many as it can have', async () => {
  const exceeded = Array.from({ length: 3 }, () => 'HoldLimitExceeded');
  expect(await holdOfManyShowings()).toEqual({ held: 2, kinds: exceeded });
});
