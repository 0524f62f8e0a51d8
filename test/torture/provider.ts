import { StripeAccount, type StripeAnswer, type StripeIntent, type StripeRequest } from '../support/stripe-account.ts';
import { type Fault, STRIPE_SECRET_KEY, StripeServer } from '../support/stripe-server.ts';
import { type Books, stripeBooks } from './books.ts';
import { CARDS } from './cards.ts';
import { WEBHOOK_SECRET, type Webhooks } from './webhooks.ts';

/** What is asked for, of which payment, and with which card. */
interface Step {
  of: 'create' | 'confirm' | 'cancel' | 'refund';
  paymentId: string;
  token: string;
}

const SIMPLE_CARDS = Object.fromEntries(CARDS.filter(({ isStripes }) => !isStripes).map(({ token }) => [token, {}]));

/**
 * A payment provider with Stripe's API, outside of the installation. Its cards err and hang, before and after they are charged, and
 * it tells of everything in webhooks.
 */
export class Provider implements AsyncDisposable {
  /** While it is true, every request is refused. */
  isAway = false;
  readonly books: Books;
  readonly #webhooks: Webhooks;
  readonly #account = new StripeAccount(SIMPLE_CARDS);
  /** When they were charged, by payment; a reading of `performance.now()`. */
  readonly #chargedAt = new Map<string, number>();
  readonly #tokens = new Map<string, string>();
  /** Each card errs once with a payment. */
  readonly #struck = new Set<string>();
  #server: StripeServer | undefined;

  private constructor(webhooks: Webhooks) {
    this.#webhooks = webhooks;
    this.books = stripeBooks(this.#account, this.#chargedAt);
  }

  static async start(webhooks: Webhooks): Promise<Provider> {
    const provider = new Provider(webhooks);
    provider.#server = await StripeServer.start({
      account: provider.#account,
      faultOf: (request) => provider.#faultOf(request),
      onDone: (request, answer) => provider.#tell(request, answer),
    });
    return provider;
  }

  /** Of a Rowlock that takes money with it. */
  get settings(): Record<string, string> {
    return {
      ...{ PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET },
      STRIPE_API_URL: this.#server?.url ?? '',
    };
  }

  /** The buyer answers on the page of the bank, if an answer is awaited. */
  answer(paymentId: string, isApproved: boolean): void {
    this.#account.authenticate(paymentId, isApproved);
    for (const intent of this.#account.intentsOf(paymentId)) this.#tellOf(intent);
  }

  /** Every buyer who went away from the page of the bank answers after all. */
  answerAll(): void {
    const open = [...this.#account.intents.values()].filter(({ status }) => status === 'requires_action');
    for (const { metadata } of open) this.answer(metadata['payment_id'] ?? '', true);
  }

  #faultOf(request: StripeRequest): Fault | undefined {
    if (this.isAway) return 'rate limit';
    const { of, paymentId, token } = this.#stepOf(request) ?? {};
    const { fault } = CARDS.find((card) => card.token === token) ?? {};
    const name = `${of} ${paymentId}`;
    if (fault?.of !== of || fault === undefined || this.#struck.has(name)) return undefined;
    this.#struck.add(name);
    return fault.fault;
  }

  #stepOf({ method, path, fields }: StripeRequest): Step | undefined {
    if (method !== 'POST') return undefined;
    const [, id, action] = /^\/v1\/payment_intents\/(\w+)\/(confirm|cancel)$/.exec(path) ?? [];
    if (path === '/v1/payment_intents') {
      const [paymentId, token] = [fields.get('metadata[payment_id]') ?? '', fields.get('payment_method') ?? ''];
      this.#tokens.set(paymentId, token);
      return { of: 'create', paymentId, token };
    }
    const intent = this.#account.intents.get(id ?? fields.get('payment_intent') ?? '');
    const paymentId = intent?.metadata['payment_id'] ?? '';
    return {
      of: (action as 'confirm' | 'cancel' | undefined) ?? 'refund',
      paymentId,
      token: this.#tokens.get(paymentId) ?? '',
    };
  }

  #tell(request: StripeRequest, { status, body }: StripeAnswer): void {
    if (request.method !== 'POST' || status >= 500) return;
    if (request.path === '/v1/refunds') {
      if (status === 200) this.#webhooks.tell('refund.created', body as object);
      return;
    }
    const [, id = ''] = /^\/v1\/payment_intents\/(\w+)/.exec(request.path) ?? [];
    const intent = this.#account.intents.get(id);
    if (intent) this.#tellOf(intent);
  }

  #tellOf(intent: StripeIntent): void {
    const paymentId = intent.metadata['payment_id'] ?? '';
    if (intent.status === 'succeeded' && !this.#chargedAt.has(paymentId))
      this.#chargedAt.set(paymentId, performance.now());
    const type = EVENTS[intent.status];
    if (type !== undefined) this.#webhooks.tell(type, intent);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
  }
}

/** Of what has come to something: that a PaymentIntent was created says nothing that Rowlock does not know. */
const EVENTS: Readonly<Record<string, string>> = {
  succeeded: 'payment_intent.succeeded',
  requires_action: 'payment_intent.requires_action',
  requires_payment_method: 'payment_intent.payment_failed',
  canceled: 'payment_intent.canceled',
};
