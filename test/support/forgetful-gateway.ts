import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  RefundRequest,
  RefundResult,
} from '../../src/payments/payment-gateway.ts';
import type { Database } from '../../src/platform/database/database.ts';

/** The fake gateway, whose answers are lost when a test says so: the money has moved, and the worker ends without knowing it. */
export class ForgetfulGateway implements PaymentGateway {
  losesAnswers = false;
  #ledger: FakeGateway | undefined;

  /** To be called before the first capture: the database is made later than the gateway. */
  connect({ prisma }: Database): void {
    this.#ledger = new FakeGateway({ ledger: prisma });
  }

  async capture(request: CaptureRequest): Promise<CaptureResult> {
    return this.#answer(await this.#gateway.capture(request));
  }

  async abandon(request: Pick<CaptureRequest, 'paymentId' | 'signal'>): Promise<{ captured: boolean }> {
    return this.#answer(await this.#gateway.abandon(request));
  }

  async refund(request: RefundRequest): Promise<RefundResult> {
    return this.#answer(await this.#gateway.refund(request));
  }

  #answer<Answer>(answer: Answer): Answer {
    if (this.losesAnswers) throw new Error('the answer of the gateway is lost');
    return answer;
  }

  get #gateway(): FakeGateway {
    if (!this.#ledger) throw new Error('the gateway has no ledger yet');
    return this.#ledger;
  }
}
