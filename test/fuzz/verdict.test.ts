import { expect, test } from 'vitest';
import { isUnavailable, problemOf, wasDone } from './verdict.ts';

const answer = (...errors: [message: string, code: string][]) => ({
  status: 200,
  text: JSON.stringify({ errors: errors.map(([message, code]) => ({ message, extensions: { code } })) }),
});
const payload = (message: string) =>
  JSON.stringify({ data: { login: { errors: [{ __typename: 'InvalidInput', message }] } } });

test.each([
  ['a status of a fault', { status: 500, text: '{}' }],
  ['a page', { status: 200, text: '<html>' }],
  ['a socket that was closed for a fault', { status: 1011, text: '{}' }],
  ['an error without a code', { status: 200, text: '{"errors":[{"message":"a","extensions":{}}]}' }],
  ['a masked fault', answer(['Internal server error', 'INTERNAL_SERVER_ERROR'])],
  ['SQL', answer(['select id from account', 'BAD_USER_INPUT'])],
  ['a constraint', answer(['fails account_email_key', 'BAD_USER_INPUT'])],
  ['a stack', answer(['It failed\n    at run (file.ts:1:1)', 'BAD_USER_INPUT'])],
  ['the name of a library', answer(['Prisma could not', 'BAD_USER_INPUT'])],
  ['a leak in a payload', { status: 200, text: payload('relation "account" does not exist') }],
])('the fuzzer notices %s', (_, seen) => {
  expect(problemOf(seen)).toBeDefined();
});

test.each([
  ['a refusal', answer(['There is no such booking.', 'BAD_USER_INPUT'])],
  ['data', { status: 200, text: '{"data":{"me":null}}' }],
  ['an error as data', { status: 200, text: payload('A name has 1 to 100 characters.') }],
  ['a socket that was closed for a bad token', { status: 4403, text: '{}' }],
])('the fuzzer takes %s as right', (_, seen) => {
  expect(problemOf(seen)).toBeUndefined();
});

test('the fuzzer tells apart what was done, what was refused, and what is to be asked again', () => {
  expect(wasDone({ status: 200, text: '{"data":{"me":null}}' })).toBe(true);
  expect(wasDone({ status: 200, text: payload('A name has 1 to 100 characters.') })).toBe(false);
  expect(isUnavailable(answer(['The server is busy.', 'SERVICE_UNAVAILABLE']))).toBe(true);
});
