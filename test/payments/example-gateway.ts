import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  RefundRequest,
  RefundResult,
} from '../../src/payments/payment-gateway.ts';
import type { ExampleProvider } from './example-provider.ts';

export class ExampleGateway implements PaymentGateway {
  readonly #provider: ExampleProvider;

  constructor(provider: ExampleProvider) {
    this.#provider = provider;
  }

  async capture({ paymentId, amountMinor, token, signal }: CaptureRequest): Promise<CaptureResult> {
    const charge = await this.#provider.charge({ key: paymentId, amount: Number(amountMinor), card: token }, signal);
    if (charge.state === 'paid') return { outcome: 'captured' };
    if (charge.state !== 'waiting') return { outcome: 'declined', declineCode: charge.reason };
    return { outcome: 'actionRequired', action: { url: charge.page, clientSecret: null, expiresAt: null } };
  }

  async abandon({ paymentId, signal }: CaptureRequest): Promise<{ captured: boolean }> {
    const charge = await this.#provider.void(paymentId, signal);
    return { captured: charge.state === 'paid' };
  }

  async refund({ refundId, paymentId, amountMinor, signal }: RefundRequest): Promise<RefundResult> {
    const isDone = await this.#provider.giveBack(
      { key: refundId, charge: paymentId, amount: Number(amountMinor) },
      signal,
    );
    return isDone ? { outcome: 'refunded' } : { outcome: 'refused', refusalCode: 'too_old' };
  }
}
