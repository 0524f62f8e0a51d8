import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  RefundRequest,
  RefundResult,
} from '../../src/payments/payment-gateway.ts';
import type { Payment } from './state.ts';

/** What the gateway knows of one payment. */
interface Charge {
  /** Null: not decided. */
  answer: Payment['answer'];
  /** How often it was really charged. */
  captures: number;
  /** The worker that waits for the answer. */
  worker: { asked: 'CAPTURE' | 'ABANDON'; answer: () => void; fail: (error: Error) => void } | undefined;
}

/** A payment gateway that does each step when a test says so: it takes a request, decides it, and answers. */
export class ScriptedGateway implements PaymentGateway {
  readonly #charges = new Map<string, Charge>();
  /** By refund ids: how often it was really given back. */
  readonly #refunds = new Map<string, number>();
  /** Answers of payments are given at once, and not when the test says so. */
  answersAtOnce = false;
  /** The answer to a refund is lost after the money was given back. */
  losesRefundAnswers = false;
  /** A refund that was not given back yet is refused. */
  refusesRefunds = false;

  async capture({ paymentId }: CaptureRequest): Promise<CaptureResult> {
    await this.#wait(paymentId, 'CAPTURE');
    const { answer } = this.#charge(paymentId);
    if (answer === 'CAPTURED') return { outcome: 'captured' };
    return { outcome: 'declined', declineCode: answer === 'DECLINED' ? 'card_declined' : 'abandoned' };
  }

  async abandon({ paymentId }: Pick<CaptureRequest, 'paymentId'>): Promise<{ captured: boolean }> {
    const charge = this.#charge(paymentId);
    charge.answer ??= 'ABANDONED';
    await this.#wait(paymentId, 'ABANDON');
    return { captured: charge.answer === 'CAPTURED' };
  }

  refund({ refundId }: RefundRequest): Promise<RefundResult> {
    if (this.refusesRefunds && this.given(refundId) === 0)
      return Promise.resolve({ outcome: 'refused', refusalCode: 'refused' });
    this.#refunds.set(refundId, 1);
    if (this.losesRefundAnswers) return Promise.reject(new Error('the answer is lost'));
    return Promise.resolve({ outcome: 'refunded' });
  }

  /** What a worker asks for that waits; undefined: none does. */
  askedFor(paymentId: string): 'CAPTURE' | 'ABANDON' | undefined {
    return this.#charge(paymentId).worker?.asked;
  }

  decide(paymentId: string, answer: 'CAPTURED' | 'DECLINED'): void {
    const charge = this.#charge(paymentId);
    if (charge.answer !== null) throw new Error(`the payment is ${charge.answer} already`);
    charge.answer = answer;
    if (answer === 'CAPTURED') charge.captures++;
  }

  /** The worker that waits has the answer. */
  answer(paymentId: string): void {
    this.#takeWorker(paymentId).answer();
  }

  /** The worker that waits has none. */
  fail(paymentId: string): void {
    this.#takeWorker(paymentId).fail(new Error('the worker is lost'));
  }

  captures(paymentId: string): number {
    return this.#charge(paymentId).captures;
  }

  given(refundId: string): number {
    return this.#refunds.get(refundId) ?? 0;
  }

  #takeWorker(paymentId: string): NonNullable<Charge['worker']> {
    const charge = this.#charge(paymentId);
    const { worker } = charge;
    if (!worker) throw new Error('no worker waits');
    charge.worker = undefined;
    return worker;
  }

  #wait(paymentId: string, asked: 'CAPTURE' | 'ABANDON'): Promise<void> {
    if (this.answersAtOnce) return Promise.resolve();
    return new Promise((answer, fail) => (this.#charge(paymentId).worker = { asked, answer, fail }));
  }

  #charge(paymentId: string): Charge {
    const charge = this.#charges.get(paymentId) ?? { answer: null, captures: 0, worker: undefined };
    this.#charges.set(paymentId, charge);
    return charge;
  }
}
