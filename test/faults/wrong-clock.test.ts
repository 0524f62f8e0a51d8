import { Stripe } from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACCESS_TOKEN_SECONDS } from '../../src/accounts/session/access-token.ts';
import { newId } from '../../src/platform/ids.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Me } from '../accounts/operations.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { stripeEvent } from '../support/stripe-event.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 3_600_000;
const secret = 'whsec_ofTheTest';
const settings = {
  ...{ ROLE: 'api', PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY: 'sk_test_ofTheTest', STRIPE_WEBHOOK_SECRET: secret },
};

const resources = new Resources();
let testApp: TestApp;
/** By the clock of its machine. */
let control: TestApp;
let showing: MadeShowing;
let token: string;
beforeAll(async () => {
  testApp = resources.use(await startTestApp('redis', { settings }));
  control = resources.use(await startTestApp('redis', { settings, overrides: { clock: systemClock } }));
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
});
afterAll(() => resources[Symbol.asyncDispose]());

async function deliver({ client: { url } }: TestApp, signature: string, body: string): Promise<number> {
  const headers = { 'stripe-signature': signature };
  return (await fetch(`${url}/webhooks/stripe`, { method: 'POST', body, headers })).status;
}

describe.each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('a process whose clock is set an hour %s', (_, offMs) => {
  let rightTime: number;
  let body: string;
  let signature: string;
  beforeEach(async () => {
    ({
      client: { token = '' },
    } = await testApp.newAccount());
    body = JSON.stringify(
      stripeEvent('payment_intent.succeeded', { object: 'payment_intent', metadata: { payment_id: newId() } }),
    );
    signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
    rightTime = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: rightTime + offMs });
  });
  afterEach(() => void vi.useRealTimers());

  test('takes the access tokens of others, and gives such that others take', async () => {
    expect((await testApp.client.as(token).request(Me, {})).me?.id).toBeDefined();
    const { accessTokens } = testApp.app.services;
    const { expiresAt } = accessTokens.issue({ accountId: newId(), sessionId: newId() });
    const lastsSeconds = (expiresAt.getTime() - rightTime) / 1000;
    expect(Math.abs(lastsSeconds - ACCESS_TOKEN_SECONDS)).toBeLessThan(120);
  });

  test('keeps the sockets whose tokens are good', async () => {
    await using socket = await RawSocket.connect(testApp.client.url, token);
    const query = `subscription { seatAvailability(showingId: "${showing.showingId}") { __typename } }`;
    for (let subscription = 0; subscription < 3; subscription++) {
      const closed = socket.closed.then(({ reason }) => reason);
      expect(await Promise.race([closed, socket.ask({ query })])).toMatchObject({ type: 'next' });
    }
  });

  test('takes what the payment provider has signed just now', async () => {
    expect(await deliver(testApp, signature, body)).toBe(200);
  });
});

describe('control: by the clock of its machine, an hour ahead,', () => {
  afterEach(() => void vi.useRealTimers());

  test('an access token and a webhook that are good are refused', async () => {
    const { client } = await control.newAccount();
    const body = JSON.stringify(stripeEvent('any', {}));
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR });
    expect((await client.send(Me, {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await deliver(control, signature, body)).toBe(400);
  });
});

test.each(['api', 'worker'])(
  'the role %s is told the time again: its own stands still while its machine is suspended',
  async (role) => {
    const { app } = resources.use(await startTestApp('redis', { settings: { ...settings, ROLE: role } }));
    const tells = vi.spyOn(app.services.database.clock, 'tell');
    const told = await vi.waitUntil(() => tells.mock.settledResults.find(({ type }) => type === 'fulfilled'), {
      timeout: 20_000,
    });
    expect(told).toHaveProperty('value.now');
  },
);
