import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { payAtTheCounter } from '../../examples/pay-at-the-counter/pay-at-the-counter.ts';
import { makeShowing } from '../support/fixtures.ts';
import { untilMailed } from '../support/mails.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)(
  'a guest books at the counter, pays by card after all, and is mailed the tickets, %s',
  async (mode) => {
    await using testApp = await startTestApp(mode);
    await makeShowing(testApp.database, { rows: 1 });
    const { client } = await testApp.newAccount('ADMIN');
    const anybody = new Api(testApp.app.url);
    const { isOffered, atCounter, byCard } = await payAtTheCounter(anybody.as(client.token ?? ''), anybody);
    expect(isOffered).toBe(true);
    expect(atCounter).toMatchObject({ status: 'DUE_AT_COUNTER', payableUntil: expect.any(String) as string });
    expect(byCard).toMatchObject({ id: atCounter.id, status: 'CONFIRMED', payableUntil: null });
    expect((await untilMailed(testApp, 'ada@mail.example')).subject).toContain('Tickets');
  },
);
