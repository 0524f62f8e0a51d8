import { describe, expect, test } from 'vitest';
import { startTestApp } from '../support/test-app.ts';

const STRIPE = {
  ...{ PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
  // Is never asked.
  STRIPE_API_URL: 'http://127.0.0.1:9',
};
const KEY = { STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };

/** What the page is told, and what its policy allows, by directive. */
async function read(url: string) {
  const response = await fetch(url);
  const [, told = ''] = /<script id="config" type="application\/json">([^<]*)</.exec(await response.text()) ?? [];
  const directives = (response.headers.get('content-security-policy') ?? '').split(';').map((each) => each.split(' '));
  const policy = Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]));
  return { told: JSON.parse(told) as Record<string, unknown>, policy };
}

test("with a publishable key the page is told it, and its policy allows Stripe's hosts and nothing else", async () => {
  await using testApp = await startTestApp('embedded', { settings: { ...STRIPE, ...KEY } });
  const { told, policy } = await read(`${testApp.app.url}/`);
  expect(told['cardFields']).toEqual({ provider: 'stripe', publishableKey: 'pk_test_1' });
  expect(policy).toMatchObject({
    'script-src': ["'self'", 'https://js.stripe.com', 'https://*.js.stripe.com'],
    'frame-src': ["'self'", 'https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
    'connect-src': ["'self'", 'ws:', 'wss:', 'https://api.stripe.com'],
  });
  // The page with the component takes no payments.
  const embed = await read(`${testApp.app.url}/embed`);
  expect(JSON.stringify(embed)).not.toContain('stripe');
  expect(JSON.stringify({ told, policy })).not.toMatch(/sk_test|whsec/);
});

describe.each([
  ['Stripe without a publishable key', STRIPE],
  ['a publishable key and another gateway', { PAYMENT_GATEWAY: 'fake', ...KEY }],
])('with %s', (_, settings) => {
  test('the page and its policy know nothing of Stripe', async () => {
    await using testApp = await startTestApp('embedded', { settings });
    const { told, policy } = await read(`${testApp.app.url}/`);
    expect(told).not.toHaveProperty('cardFields');
    expect(JSON.stringify(policy)).not.toContain('stripe');
    expect(policy['script-src']).toEqual(["'self'"]);
  });
});
