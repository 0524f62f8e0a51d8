import { expect, test } from 'vitest';
import { compareErrors, listedErrors } from '../support/seen-errors.ts';

// What all tests saw is compared after the last of them: see test/support/servers.ts.

test('the errors of a mutation are those that its description names, without explanations', () => {
  const schema = `
    type Query { a: Int }
    type Mutation {
      "Account. Errors: NotFound, HoldExpired (also when it has become a Booking)."
      release: Int
      "Anybody. No errors."
      leave: Int
    }`;
  expect([...listedErrors(schema)]).toEqual(['release.NotFound', 'release.HoldExpired']);
});

test('an error that is not listed is a problem, and in the whole suite one that no test saw', () => {
  const [seen, listed] = [new Set(['hold.A', 'hold.B']), new Set(['hold.A', 'hold.C'])];
  const unlisted = "hold.B was seen, and the mutation's description does not list it";
  expect(compareErrors(seen, listed, { isWholeSuite: false })).toEqual([unlisted]);
  expect(compareErrors(seen, listed, { isWholeSuite: true })).toEqual([
    unlisted,
    "hold.C is listed in the mutation's description, and no test saw it",
  ]);
});
