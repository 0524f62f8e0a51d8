import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StripeAccount, type StripeAnswer, type StripeRequest } from './stripe-account.ts';

export const STRIPE_SECRET_KEY = 'sk_test_ofTheLocalServer';

/**
 * What may go wrong with one request: it is refused before anything is done, is done only after three seconds, or its answer is lost or an
 * error after all was done.
 */
export type Fault = 'rate limit' | 'server error' | 'late' | 'server error at its end' | 'lost answer' | 'no answer';

const LATE_MS = 3000;

interface Options {
  account?: StripeAccount;
  /** For each request that none of `faults` is for. */
  faultOf?: (request: StripeRequest) => Fault | undefined;
  /** Called once something was done, whether or not the answer arrives. */
  onDone?: (request: StripeRequest, answer: StripeAnswer) => void;
}

/** Stripe's HTTP API on this machine, as far as payments by card and refunds need it. Its state is a StripeAccount. */
export class StripeServer implements AsyncDisposable {
  readonly account: StripeAccount;
  /** For the next requests whose method and path match. */
  readonly faults: { of: RegExp; fault: Fault }[] = [];
  /** As in `POST /v1/refunds`. */
  readonly requests: string[] = [];
  readonly #kept = new Map<string, { request: string; answer: StripeAnswer | undefined }>();
  readonly #options: Options;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  private constructor(options: Options) {
    this.#options = options;
    this.account = options.account ?? new StripeAccount();
  }

  static async start(options: Options = {}): Promise<StripeServer> {
    const server = new StripeServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As if a day had passed. */
  forgetIdempotencyKeys(): void {
    this.#kept.clear();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(message.url ?? '/', this.url);
    const body = Buffer.concat(chunks).toString();
    const { method = 'GET', headers } = message;
    const fields = new URLSearchParams(body || searchParams);
    const line = `${method} ${pathname}`;
    this.requests.push(line);
    const request = { method, path: pathname, fields };
    const fault = this.#fault(line) ?? this.#options.faultOf?.(request);
    const key = headers['idempotency-key'];
    const answer =
      headers.authorization === `Bearer ${STRIPE_SECRET_KEY}`
        ? await this.#once(typeof key === 'string' ? key : undefined, `${line} ${body}`, () => this.#do(request, fault))
        : refusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****' });
    if (fault === 'lost answer') return void message.socket.destroy();
    if (fault === 'no answer') return;
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(answer.isReplayed && { 'idempotent-replayed': 'true' }),
      'request-id': `req_${randomBytes(8).toString('hex')}`,
    });
    response.end(JSON.stringify(answer.body));
  }

  #fault(line: string): Fault | undefined {
    const index = this.faults.findIndex(({ of }) => of.test(line));
    return index < 0 ? undefined : this.faults.splice(index, 1)[0]?.fault;
  }

  async #do(request: StripeRequest, fault: Fault | undefined): Promise<StripeAnswer> {
    if (fault === 'rate limit') return refusal(429, { type: 'invalid_request_error', code: 'rate_limit' });
    if (fault === 'server error') return refusal(500, { type: 'api_error' });
    // As long as a request takes: two at once are under way together.
    await sleep(fault === 'late' ? LATE_MS : 5);
    const answer = this.account.answer(request);
    this.#options.onDone?.(request, answer);
    return fault === 'server error at its end' ? refusal(500, { type: 'api_error' }) : answer;
  }

  /**
   * An answer is kept for its idempotency key, whatever it was; only what was refused before it began is not. Another request with the
   * key is an error, and so is the same one while the first is under way.
   */
  async #once(key: string | undefined, request: string, work: () => Promise<StripeAnswer>): Promise<StripeAnswer> {
    if (key === undefined) return work();
    const kept = this.#kept.get(key);
    if (kept && kept.request !== request) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.';
      return refusal(400, { type: 'idempotency_error', message });
    }
    if (kept) {
      const inUse = refusal(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' });
      return kept.answer ? { ...kept.answer, isReplayed: true } : inUse;
    }
    this.#kept.set(key, { request, answer: undefined });
    const answer = await work();
    if (answer.status === 429) this.#kept.delete(key);
    else this.#kept.set(key, { request, answer });
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function refusal(status: number, error: { type: string; code?: string; message?: string }): StripeAnswer {
  return { status, body: { error: { message: 'refused', ...error } } };
}
