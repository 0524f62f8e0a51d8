import { expect, test } from 'vitest';
import { mailsOfTwoWorkers } from './booking-mails.ts';

test('a mail about a booking that two workers want to send is sent once', async () => {
  expect(await mailsOfTwoWorkers()).toBe(1);
});
