import { pino } from 'pino';
import { expect, test } from 'vitest';
import { toPublicError } from '../../src/graphql/errors.ts';
import { OutcomeUnknownError, UnavailableError } from '../../src/platform/database/errors.ts';

const logger = pino({ level: 'silent' });

test.each([
  ['a query', new UnavailableError('away'), ['showing', 'seats'], false, 'NOT_DONE'],
  ['a mutation that was not carried out', new UnavailableError('away'), ['holdSeats'], true, 'NOT_DONE'],
  ['a mutation whose outcome is not known', new OutcomeUnknownError('lost'), ['holdSeats'], true, 'UNKNOWN'],
  ['what is read after a mutation', new UnavailableError('away'), ['holdSeats', 'hold', 'seats'], true, 'UNKNOWN'],
])('%s says what is known when the database fails', (_, error, path, isMutation, outcome) => {
  const shown = toPublicError({ message: 'masked', path }, error, {
    ...{ logger, requestId: 'an id', isMutation },
    messageOf: () => 'masked',
  });
  expect(shown.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', outcome, requestId: 'an id' });
  expect(shown.message.includes('nothing was changed')).toBe(outcome === 'NOT_DONE');
});
