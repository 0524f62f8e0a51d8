import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { giveMoneyBack } from '../../examples/give-money-back/give-money-back.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)(
  'a guest cancels one of two tickets, and staff give back a part of the other one, %s',
  async (mode) => {
    await using testApp = await startTestApp(mode);
    await makeShowing(testApp.database, { rows: 1, startsAt: new Date(Date.now() + 3 * 86_400_000) });
    const { client } = await testApp.newAccount('ADMIN');
    const anybody = new Api(testApp.app.url);
    const story = await giveMoneyBack(anybody.as(client.token ?? ''), anybody);
    expect(story).toEqual({
      quote: { refund: { amountMinor: 1200, currency: 'EUR' }, fee: { amountMinor: 0, currency: 'EUR' } },
      tickets: [{ status: 'VOID' }, { status: 'VALID' }],
      refunds: [
        { reason: 'BOOKING_CANCELLED', amount: { amountMinor: 1200, currency: 'EUR' } },
        { reason: 'STAFF', amount: { amountMinor: 300, currency: 'EUR' } },
      ],
      refused: 'RefundTooHigh',
    });
  },
);
