import { expect, test, vi } from 'vitest';
import { mailsOfTwoWorkers } from './booking-mails.ts';

const CLAIM = 'and (booking_mail.claimed_until is null or booking_mail.claimed_until <= clock_timestamp())';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: CLAIM, to: '' }));
});

test('control: without the claim, two workers send a mail about a booking twice', async () => {
  expect(await mailsOfTwoWorkers()).toBe(2);
});
