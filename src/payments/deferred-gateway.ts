import type { FastifyInstance } from 'fastify';
import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  PaymentHints,
  RefundRequest,
  RefundResult,
} from './payment-gateway.ts';

/** A gateway whose file is still being loaded: the server starts meanwhile. */
export class DeferredGateway implements PaymentGateway {
  readonly #gateway: Promise<PaymentGateway>;

  constructor(gateway: Promise<PaymentGateway>) {
    this.#gateway = gateway;
    // The first request that uses it is told.
    gateway.catch(() => undefined);
  }

  async capture(request: CaptureRequest): Promise<CaptureResult> {
    return (await this.#gateway).capture(request);
  }

  async abandon(request: CaptureRequest): Promise<{ captured: boolean }> {
    return (await this.#gateway).abandon(request);
  }

  async refund(request: RefundRequest): Promise<RefundResult> {
    return (await this.#gateway).refund(request);
  }

  async checkRefund(request: RefundRequest): Promise<RefundResult> {
    return (await (await this.#gateway).checkRefund?.(request)) ?? { outcome: 'refunded' };
  }

  async routes(scope: FastifyInstance, hints: PaymentHints): Promise<void> {
    await (await this.#gateway).routes?.(scope, hints);
  }
}
