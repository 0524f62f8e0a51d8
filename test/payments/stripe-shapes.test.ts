import type { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STRIPE_SECRET_KEY, StripeServer } from '../support/stripe-server.ts';
import type { StripeIntent, StripeRefund } from '../support/stripe-account.ts';
import { stripeEvent } from '../support/stripe-event.ts';

/**
 * What the gateway reads of Stripe's objects, in Stripe's types: those of its library are made from its OpenAPI specification, so the
 * compiler refuses a local server that answers otherwise. The shapes below are what may be seen of that when it runs.
 */
export const INTENT: (intent: StripeIntent) => Pick<Stripe.PaymentIntent, keyof typeof PAYMENT_INTENT> = (made) => made;
export const REFUND_MADE: (refund: StripeRefund) => Pick<Stripe.Refund, keyof typeof REFUND> = (made) => made;

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const whole: Check = Number.isSafeInteger;
const flag: Check = (value) => typeof value === 'boolean';
const map: Check = (value) => isObject(value) && Object.values(value).every(text);
const one = (...names: unknown[]): Check => names.includes.bind(names);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const startsWith =
  (start: string): Check =>
  (value) =>
    typeof value === 'string' && value.startsWith(start);
const object =
  (shape: Shape): Check =>
  (value) =>
    isObject(value) && Object.keys(problemsOf(value, shape)).length === 0;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What does not fit, by name. */
function problemsOf(value: object, shape: Shape): Record<string, unknown> {
  const given = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, check]) => (check(given[name]) ? [] : [[name, given[name] ?? 'missing']])),
  );
}

// After https://github.com/stripe/openapi: the schemas `payment_intent`, `refund` and `event` of openapi/spec3.json, and their examples in
// openapi/fixtures3.json (commit f6c2a48f).
const PAYMENT_INTENT = {
  id: startsWith('pi_'),
  object: one('payment_intent'),
  amount: whole,
  amount_received: whole,
  currency: (value: unknown) => /^[a-z]{3}$/.test(String(value)),
  status: one(
    ...['canceled', 'processing', 'requires_action', 'requires_capture', 'requires_confirmation'],
    ...['requires_payment_method', 'succeeded'],
  ),
  client_secret: orNull(text),
  payment_method: orNull(startsWith('pm_')),
  next_action: orNull(
    object({ type: text, redirect_to_url: optional(object({ url: orNull(text), return_url: orNull(text) })) }),
  ),
  last_payment_error: orNull(
    object({ type: text, code: optional(text), decline_code: optional(text), message: optional(text) }),
  ),
  metadata: map,
};

const REFUND = {
  id: startsWith('re_'),
  object: one('refund'),
  amount: whole,
  currency: (value: unknown) => /^[a-z]{3}$/.test(String(value)),
  payment_intent: orNull(startsWith('pi_')),
  status: orNull(one('pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
  failure_reason: optional(text),
  metadata: orNull(map),
};

const LIST = { object: one('list'), url: text, has_more: flag, data: Array.isArray };

const EVENT = {
  id: startsWith('evt_'),
  object: one('event'),
  api_version: orNull(text),
  created: whole,
  livemode: flag,
  pending_webhooks: whole,
  request: orNull(object({ id: orNull(text), idempotency_key: orNull(text) })),
  type: text,
  data: object({ object: isObject }),
};

const ERROR = {
  type: text,
  code: optional(text),
  decline_code: optional(text),
  message: optional(text),
  param: optional(text),
};

let server: StripeServer;
beforeAll(async () => {
  server = await StripeServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

/** As it comes over HTTP, before the library has read it. */
async function ask(method: 'GET' | 'POST', path: string, fields: Record<string, string> = {}) {
  const query = method === 'GET' ? `?${new URLSearchParams(fields).toString()}` : '';
  const response = await fetch(`${server.url}/v1${path}${query}`, {
    method,
    headers: { authorization: `Bearer ${STRIPE_SECRET_KEY}` },
    ...(method === 'POST' && { body: new URLSearchParams(fields) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function newIntent(paymentMethod: string): Promise<string> {
  const fields = { amount: '1200', currency: 'eur', payment_method: paymentMethod, 'metadata[payment_id]': 'p' };
  const { status, body } = await ask('POST', '/payment_intents', fields);
  expect([status, problemsOf(body, PAYMENT_INTENT)]).toEqual([200, {}]);
  return String(body['id']);
}

const confirm = (id: string) =>
  ask('POST', `/payment_intents/${id}/confirm`, { return_url: 'https://tickets.example/' });

describe("the local server answers in Stripe's shapes", () => {
  test.each([
    ['pm_card_visa', 'succeeded'],
    ['pm_card_authenticationRequired', 'requires_action'],
  ])('with a PaymentIntent of %s that is %s, and canceled or not', async (paymentMethod, status) => {
    const id = await newIntent(paymentMethod);
    for (const { body } of [await confirm(id), await ask('GET', `/payment_intents/${id}`)]) {
      expect(problemsOf(body, PAYMENT_INTENT)).toEqual({});
      expect(body['status']).toBe(status);
    }
    const { body } = await ask('POST', `/payment_intents/${id}/cancel`);
    if (status === 'succeeded') expect(problemsOf(body['error'] as object, ERROR)).toEqual({});
    else expect([body['status'], problemsOf(body, PAYMENT_INTENT)]).toEqual(['canceled', {}]);
  });

  test('with a card error that has the PaymentIntent', async () => {
    const { status, body } = await confirm(await newIntent('pm_card_visa_chargeDeclined'));
    const error = body['error'] as Record<string, unknown>;
    expect([status, problemsOf(error, ERROR), problemsOf(error['payment_intent'] as object, PAYMENT_INTENT)]).toEqual([
      402,
      {},
      {},
    ]);
  });

  test('with refunds, alone, listed, and failed', async () => {
    const id = await newIntent('pm_card_visa');
    await confirm(id);
    const fields = { payment_intent: id, amount: '500', 'metadata[refund_id]': 'r' };
    const { body } = await ask('POST', '/refunds', fields);
    expect(problemsOf(body, REFUND)).toEqual({});
    server.account.failRefund('r', 'lost_or_stolen_card');
    const { body: list } = await ask('GET', '/refunds', { payment_intent: id });
    expect(problemsOf(list, LIST)).toEqual({});
    const [failed] = list['data'] as object[];
    expect([problemsOf(failed ?? {}, REFUND), failed]).toEqual([
      {},
      { ...body, status: 'failed', failure_reason: 'lost_or_stolen_card' },
    ]);
  });

  test('with events', () => {
    expect(problemsOf(stripeEvent('refund.failed', { object: 'refund' }), EVENT)).toEqual({});
  });

  test.each([
    ['a PaymentIntent that does not exist', 'GET', '/payment_intents/pi_none', {}, 404],
    [
      'a card that does not exist',
      'POST',
      '/payment_intents',
      { amount: '1', currency: 'eur', payment_method: 'pm_x' },
      400,
    ],
    ['a parameter that Stripe does not know', 'POST', '/refunds', { payment_id: 'x' }, 400],
  ] as const)('with an error for %s', async (_, method, path, fields, status) => {
    const { status: answered, body } = await ask(method, path, { ...fields });
    expect([answered, problemsOf(body['error'] as object, ERROR)]).toEqual([status, {}]);
  });
});

test('control: a shape finds what is missing and what is of another type', () => {
  const wrong = { object: 'refund', id: 're_1', amount: '500', currency: 'EUR', status: 'done', metadata: {} };
  expect(problemsOf(wrong, REFUND)).toEqual({
    amount: '500',
    currency: 'EUR',
    payment_intent: 'missing',
    status: 'done',
  });
});
