import { randomBytes } from 'node:crypto';
import type { Stripe } from 'stripe';

export interface StripeRequest {
  method: string;
  path: string;
  fields: URLSearchParams;
}

export interface StripeAnswer {
  status: number;
  body: unknown;
  /** That of an earlier request with its idempotency key. */
  isReplayed?: true;
}

/** The parts of a PaymentIntent that are used here, in Stripe's form. */
export interface StripeIntent {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  currency: string;
  status: Stripe.PaymentIntent.Status;
  client_secret: string;
  payment_method: string | null;
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string } } | null;
  /** Where the bank leads back to. Stripe does not show it once the action is taken. */
  return_url?: string;
  last_payment_error: { type: 'card_error'; code: string; decline_code?: string; message: string } | null;
  metadata: Record<string, string>;
}

export interface StripeRefund {
  id: string;
  object: 'refund';
  amount: number;
  currency: string;
  payment_intent: string;
  status: 'succeeded' | 'pending' | 'failed';
  failure_reason?: string;
  metadata: Record<string, string>;
}

interface MethodEffect {
  declineCode?: string;
  asksBuyer?: true;
  isDisputed?: true;
}

/** The effects of Stripe's own test payment methods. */
const METHODS: Readonly<Record<string, MethodEffect>> = {
  pm_card_visa: {},
  pm_card_visa_chargeDeclined: { declineCode: 'generic_decline' },
  pm_card_visa_chargeDeclinedInsufficientFunds: { declineCode: 'insufficient_funds' },
  pm_card_authenticationRequired: { asksBuyer: true },
  pm_card_createDispute: { isDisputed: true },
};

/** What a request may have: Stripe refuses every other parameter. Those in brackets are left out. */
const PARAMETERS: readonly [of: RegExp, names: readonly string[]][] = [
  [/^POST .v1.payment_intents$/, ['amount', 'currency', 'payment_method', 'allowed_payment_method_types', 'metadata']],
  [/^POST .*.confirm$/, ['return_url']],
  [/^POST .v1.refunds$/, ['payment_intent', 'amount', 'metadata']],
  [/^GET .v1.refunds$/, ['payment_intent', 'limit', 'starting_after']],
];

/** Thrown as an answer. */
class Refusal extends Error {
  constructor(readonly answer: StripeAnswer) {
    super('refused');
  }
}

/** PaymentIntents and refunds of one account at Stripe, and how they end. */
export class StripeAccount {
  readonly intents = new Map<string, StripeIntent>();
  readonly refunds: StripeRefund[] = [];
  /** Of refunds that are made from now on. */
  refundStatus: StripeRefund['status'] = 'succeeded';
  readonly #disputed = new Set<string>();
  readonly #methods: Readonly<Record<string, MethodEffect>>;

  /** @param methods payment methods beside Stripe's own */
  constructor(methods: Readonly<Record<string, MethodEffect>> = {}) {
    this.#methods = { ...METHODS, ...methods };
  }

  answer({ method, path, fields }: StripeRequest): StripeAnswer {
    try {
      return { status: 200, body: this.#do(`${method} ${path}`, fields) };
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  /** Those of a payment, the oldest first. */
  intentsOf(paymentId: string): StripeIntent[] {
    return [...this.intents.values()].filter(({ metadata }) => metadata['payment_id'] === paymentId);
  }

  /** The buyer answers on the page of the bank. */
  authenticate(paymentId: string, isApproved: boolean): void {
    for (const intent of this.intentsOf(paymentId).filter(({ status }) => status === 'requires_action')) {
      intent.next_action = null;
      if (isApproved) succeed(intent);
      else fail(intent, { code: 'payment_intent_authentication_failure' });
    }
  }

  /** The bank of the buyer sends a refund back. */
  failRefund(refundId: string, reason: string): void {
    const refund = this.refunds.find(({ metadata }) => metadata['refund_id'] === refundId);
    if (refund) Object.assign(refund, { status: 'failed', failure_reason: reason });
  }

  #do(line: string, fields: URLSearchParams): unknown {
    refuseUnknown(line, fields);
    const [, id = '', action] = /^\w+ \/v1\/payment_intents\/(\w+)(?:\/(\w+))?$/.exec(line) ?? [];
    if (line === 'POST /v1/payment_intents') return this.#create(fields);
    if (line === 'POST /v1/refunds') return this.#refund(fields);
    if (line === 'GET /v1/refunds') {
      const data = this.refunds.filter((refund) => refund.payment_intent === fields.get('payment_intent'));
      return { object: 'list', url: '/v1/refunds', has_more: false, data: data.toReversed() };
    }
    const intent = this.intents.get(id);
    if (!intent) throw missing('payment_intent', id, 404);
    if (action === 'confirm') return this.#confirm(intent, fields);
    if (action === 'cancel') return cancel(intent);
    return intent;
  }

  #create(fields: URLSearchParams): StripeIntent {
    const method = fields.get('payment_method') ?? '';
    if (!this.#methods[method]) throw missing('payment_method', method, 400);
    const id = `pi_${randomBytes(12).toString('hex')}`;
    const intent: StripeIntent = {
      ...{ id, object: 'payment_intent', amount: Number(fields.get('amount')), amount_received: 0 },
      ...{ currency: fields.get('currency') ?? '', status: 'requires_confirmation', payment_method: method },
      ...{ client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`, next_action: null },
      ...{ last_payment_error: null, metadata: metadataIn(fields) },
    };
    this.intents.set(id, intent);
    // An answer is as the object was at that moment.
    return structuredClone(intent);
  }

  #confirm(intent: StripeIntent, fields: URLSearchParams): StripeIntent {
    if (intent.status !== 'requires_confirmation') throw unexpectedState(intent, 'confirm');
    const { declineCode, asksBuyer, isDisputed } = this.#methods[intent.payment_method ?? ''] ?? {};
    if (declineCode !== undefined) {
      fail(intent, { code: 'card_declined', decline_code: declineCode });
      throw new Refusal({ status: 402, body: { error: { ...intent.last_payment_error, payment_intent: intent } } });
    }
    if (isDisputed) this.#disputed.add(intent.id);
    if (!asksBuyer) return structuredClone(succeed(intent));
    const return_url = fields.get('return_url') ?? '';
    const url = `https://hooks.stripe.com/3d_secure_2/hosted?payment_intent=${intent.id}`;
    intent.status = 'requires_action';
    intent.return_url = return_url;
    intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url, return_url } };
    return structuredClone(intent);
  }

  #refund(fields: URLSearchParams): StripeRefund {
    const intent = this.intents.get(fields.get('payment_intent') ?? '');
    if (!intent) throw missing('payment_intent', fields.get('payment_intent') ?? '', 404);
    const amount = Number(fields.get('amount'));
    if (this.#disputed.has(intent.id)) throw invalid('charge_disputed', 'The charge has been charged back.');
    const refunded = this.refunds.filter((refund) => refund.payment_intent === intent.id);
    const left = intent.amount_received - refunded.reduce((sum, refund) => sum + refund.amount, 0);
    if (amount > left) throw invalid('charge_already_refunded', 'The charge has already been refunded.');
    const refund: StripeRefund = {
      ...{ id: `re_${randomBytes(12).toString('hex')}`, object: 'refund', amount, currency: intent.currency },
      ...{ payment_intent: intent.id, status: this.refundStatus, metadata: metadataIn(fields) },
    };
    this.refunds.push(refund);
    return structuredClone(refund);
  }
}

function succeed(intent: StripeIntent): StripeIntent {
  return Object.assign(intent, { status: 'succeeded', amount_received: intent.amount });
}

function fail(intent: StripeIntent, error: { code: string; decline_code?: string }): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = { type: 'card_error', message: 'The payment failed.', ...error };
}

function cancel(intent: StripeIntent): StripeIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'cancel');
  intent.status = 'canceled';
  intent.next_action = null;
  return structuredClone(intent);
}

function metadataIn(fields: URLSearchParams): Record<string, string> {
  const entries = [...fields].map(([name, value]) => [/^metadata\[(\w+)\]$/.exec(name)?.[1] ?? '', value] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== ''));
}

function refuseUnknown(line: string, fields: URLSearchParams): void {
  const known = PARAMETERS.find(([of]) => of.test(line))?.[1] ?? [];
  const unknown = [...fields.keys()].find((name) => !known.includes(name.replace(/\[.*/, '')));
  if (unknown !== undefined) throw invalid('parameter_unknown', `Received unknown parameter: ${unknown}`, unknown);
}

function invalid(code: string, message: string, param?: string): Refusal {
  return new Refusal({ status: 400, body: { error: { type: 'invalid_request_error', code, message, param } } });
}

function missing(param: string, id: string, status: 400 | 404): Refusal {
  const message = `No such ${param}: '${id}'`;
  return new Refusal({
    status,
    body: { error: { type: 'invalid_request_error', code: 'resource_missing', message, param } },
  });
}

function unexpectedState({ status }: StripeIntent, action: string): Refusal {
  return invalid(
    'payment_intent_unexpected_state',
    `You cannot ${action} this PaymentIntent, its status is ${status}.`,
  );
}
