/** Takes money and gives it back. One implementation for each provider; `null` charges are never asked for. */
export interface PaymentGateway {
  /**
   * Charges the token. The payment's id is the idempotency key: asked again with the same id, whatever
   * became of the first time, it answers with that one charge.
   *
   * @throws when nobody can say what became of it; it is then to be asked again
   */
  capture(request: CaptureRequest): Promise<CaptureResult>;

  /**
   * Sees to it that the payment is not charged any more.
   *
   * @returns the charge, when it was made before; otherwise it never will be
   */
  abandon(request: Pick<CaptureRequest, 'paymentId' | 'signal'>): Promise<{ captured: boolean }>;

  /** Gives back a part of a charge. The refund's id is the idempotency key. */
  refund(request: RefundRequest): Promise<void>;
}

export interface CaptureRequest {
  paymentId: string;
  /** In the currency's minor unit; more than zero. */
  amountMinor: number;
  currency: string;
  token: string;
  /** Aborted when the attempt has taken too long. */
  signal: AbortSignal;
}

export type CaptureResult = { outcome: 'captured' } | { outcome: 'declined'; declineCode: string };

export interface RefundRequest {
  refundId: string;
  paymentId: string;
  amountMinor: number;
  signal: AbortSignal;
}
