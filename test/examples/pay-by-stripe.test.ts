import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { payByStripe } from '../../examples/pay-by-stripe/pay-by-stripe.ts';
import { makeShowing } from '../support/fixtures.ts';
import { STRIPE_SECRET_KEY, StripeServer } from '../support/stripe-server.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

async function story(testApp: TestApp) {
  // It takes a showing after the next two days.
  await makeShowing(testApp.database, { rows: 1, startsAt: new Date(Date.now() + 3 * 86_400_000) });
  return payByStripe(new Api(testApp.app.url));
}

const STORY = {
  atBank: { status: 'PENDING_PAYMENT', payments: [{ status: 'REQUIRES_ACTION' }] },
  paid: { status: 'CONFIRMED', payments: [{ status: 'DECLINED', declineCode: 'given_up' }, { status: 'SUCCEEDED' }] },
};

test('a guest whose bank does not answer pays with another card, by Stripe', async () => {
  await using server = await StripeServer.start();
  const settings = { PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: 'whsec_1' };
  await using testApp = await startTestApp('embedded', { settings: { ...settings, STRIPE_API_URL: server.url } });
  const told = await story(testApp);
  expect(told).toMatchObject(STORY);
  expect(told.atBank.payments[0]?.nextAction?.url).toContain('https://hooks.stripe.com/');
  expect([...server.account.intents.values()].map(({ status }) => status)).toEqual(['canceled', 'succeeded']);
});

test("a guest whose bank does not answer pays with another card, by the demo's gateway", async () => {
  await using testApp = await startTestApp('embedded');
  expect(await story(testApp)).toMatchObject(STORY);
});
