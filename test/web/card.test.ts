import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { STRIPE_SECRET_KEY, StripeServer } from '../support/stripe-server.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { confirmed, fillContact, holdSeats, type Shop, startShop } from './support/buying.ts';
import { openPage, type PageOptions } from './support/open-page.ts';
import { enterCard, serveStripeJs, STRIPE_HOSTS } from './support/stripe-js.ts';

let server: StripeServer;
let shop: Shop;
beforeAll(async () => {
  server = await StripeServer.start();
  // The bank leads back to the page, whose address has to be known before the server starts.
  const port = await freePort();
  shop = await startShop({
    ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY },
    ...{ STRIPE_PUBLISHABLE_KEY: 'pk_test_ofThePage', STRIPE_WEBHOOK_SECRET: 'whsec_1', STRIPE_API_URL: server.url },
  });
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function openShop({ expected = [], ...options }: PageOptions = {}) {
  const { path } = await shop.newShowing();
  const page = await openPage(shop.testApp, path, { ...options, expected: [...STRIPE_HOSTS, ...expected] });
  return { page, stripeJs: await serveStripeJs(page) };
}

async function toCheckout(page: Page) {
  await holdSeats(page, ['C4']);
  await fillContact(page);
}

const pay = (page: Page) => page.getByRole('button', { name: /^Pay / }).click();

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test("a card that is entered in Stripe's fields pays, and Stripe's script is asked for at the checkout", async () => {
    const { page: opened, stripeJs } = await openShop({ size: 'phone', colorScheme });
    await using page = opened;
    expect(stripeJs.requests).toEqual([]);
    await toCheckout(page);
    await enterCard(page, '4242424242424242');
    expect(await accessibilityProblems(page)).toEqual([]);
    await pay(page);
    await confirmed(page);
    expect(stripeJs.requests).toEqual([
      expect.stringMatching(/^https:\/\/js\.stripe\.com\/[a-z]+\/stripe\.js$/),
      'https://js.stripe.com/frame.html?key=pk_test_ofThePage&locale=en',
      'https://api.stripe.com/v1/payment_methods',
    ]);
    expect([...server.account.intents.values()].at(-1)).toMatchObject({ status: 'succeeded', amount: 1200 });
  });
});

test('a card that is not complete is told, and nothing is booked', async () => {
  const { page: opened } = await openShop({ expected: [/402/] });
  await using page = opened;
  await toCheckout(page);
  await enterCard(page, '4242');
  await pay(page);
  await page.getByText('Your card number is incomplete.').waitFor();
  expect(await shop.testApp.database.prisma.booking.count({ where: { status: 'PENDING_PAYMENT' } })).toBe(0);
  await enterCard(page, '4242424242424242');
  await pay(page);
  await confirmed(page);
});

test('after a decline another card is entered', async () => {
  const { page: opened } = await openShop();
  await using page = opened;
  await toCheckout(page);
  await enterCard(page, '4000000000009995');
  await pay(page);
  await page.getByRole('heading', { name: 'The payment did not work' }).waitFor();
  await enterCard(page, '4242424242424242');
  await page.getByRole('button', { name: /again$/ }).click();
  await confirmed(page);
});

test('the bank asks on a page of its own, and leads back to the booking', async () => {
  const { page: opened } = await openShop();
  await using page = opened;
  await page.context().route('https://hooks.stripe.com/**', async (route) => {
    const id = new URL(route.request().url()).searchParams.get('payment_intent') ?? '';
    const intent = server.account.intents.get(id);
    const paymentId = intent?.metadata['payment_id'] ?? '';
    server.account.authenticate(paymentId, true);
    // As a webhook has it done.
    await shop.testApp.app.services.settlement.settlePayment(paymentId);
    const back = `${intent?.return_url ?? ''}?payment_intent=${id}&payment_intent_client_secret=${id}_secret_1`;
    await route.fulfill({ contentType: 'text/html', body: `<a href="${back}">Approve</a>` });
  });
  await toCheckout(page);
  await enterCard(page, '4000002760003184');
  await pay(page);
  await page.getByRole('link', { name: 'Approve' }).click();
  await page.waitForURL(/\/bookings\/[^?]+$/);
  await confirmed(page);
});

test('without an answer of Stripe the page says so, and loads its fields again', async () => {
  const { page: opened, stripeJs } = await openShop({ expected: [/ERR_FAILED/] });
  await using page = opened;
  stripeJs.isReachable = false;
  await toCheckout(page);
  await page.getByText('The payment provider cannot be reached.').waitFor();
  stripeJs.isReachable = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await enterCard(page, '4242424242424242');
  await pay(page);
  await confirmed(page);
});
