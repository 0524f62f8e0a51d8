import { setTimeout as sleep } from 'node:timers/promises';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  RefundRequest,
  RefundResult,
} from '../../src/payments/payment-gateway.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Gate } from './gate.ts';

/** The fake gateway, but its answer to a capture waits at a gate: the money is taken, and the server does not know it yet. */
export class PausedGateway implements PaymentGateway {
  /** For the captures from now on; a test that is done with one opens it and makes a new one. */
  answers = new Gate();
  #charged = 0;
  #ledger: FakeGateway | undefined;

  /** To be called before the first capture: the database is made later than the gateway. */
  connect({ prisma }: Database): void {
    this.#ledger = new FakeGateway({ ledger: prisma });
  }

  async capture(request: CaptureRequest): Promise<CaptureResult> {
    const { answers } = this;
    const result = await this.#gateway.capture(request);
    this.#charged++;
    await answers.pass();
    return result;
  }

  abandon(request: Pick<CaptureRequest, 'paymentId' | 'signal'>): Promise<{ captured: boolean }> {
    return this.#gateway.abandon(request);
  }

  refund(request: RefundRequest): Promise<RefundResult> {
    return this.#gateway.refund(request);
  }

  /** Waits until so many captures have charged, since it was made. */
  async untilCharged(count: number): Promise<void> {
    for (let rounds = 0; this.#charged < count && rounds < 1000; rounds++) await sleep(10);
    if (this.#charged < count) throw new Error('nothing was charged');
  }

  get #gateway(): FakeGateway {
    if (!this.#ledger) throw new Error('the gateway has no ledger yet');
    return this.#ledger;
  }
}
