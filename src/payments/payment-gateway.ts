/** Takes money and gives it back. One implementation for each provider; an amount of 0 is never asked for. */
export interface PaymentGateway {
  /**
   * Charges the token. The payment's id is the idempotency key: repeated with the same id, it answers with the one
   * charge, whether or not the first answer arrived.
   *
   * @throws when the outcome is unknown; it has to be repeated
   */
  capture(request: CaptureRequest): Promise<CaptureResult>;

  /**
   * Prevents the payment from being charged from now on.
   *
   * @returns whether it was charged before
   */
  abandon(request: Pick<CaptureRequest, 'paymentId' | 'signal'>): Promise<{ captured: boolean }>;

  /**
   * Gives back a part of a charge, or all of it. The refund's id is the idempotency key.
   *
   * @throws when the outcome is unknown; it has to be repeated
   */
  refund(request: RefundRequest): Promise<RefundResult>;

  /** What it has really done, for the audit; undefined where the provider cannot be asked. */
  readonly records?: GatewayRecords;
}

/** What a provider has done, as its own books say. */
export interface GatewayRecords {
  /**
   * Charges that have taken money, all of them, page by page, in an order of the provider's.
   *
   * @param page.after the payment's id of the last one of the page before
   */
  list(page: { after: string | undefined; limit: number }): Promise<ChargeRecord[]>;

  /** Those of the payments that have taken money, in no order. */
  find(paymentIds: readonly string[]): Promise<ChargeRecord[]>;
}

export interface ChargeRecord {
  paymentId: string;
  amountMinor: bigint;
  currency: string;
  /** The money that was given back. */
  refunds: { refundId: string; amountMinor: bigint }[];
}

export interface CaptureRequest {
  paymentId: string;
  /** In the currency's minor unit; more than zero. */
  amountMinor: bigint;
  currency: string;
  token: string;
  /** Aborted when the attempt has taken too long. */
  signal: AbortSignal;
}

export type CaptureResult = { outcome: 'captured' } | { outcome: 'declined'; declineCode: string };

export interface RefundRequest {
  refundId: string;
  paymentId: string;
  amountMinor: bigint;
  signal: AbortSignal;
}

/** Refused for good: the provider's word for why. No money was given back, and asking again would not change that. */
export type RefundResult = { outcome: 'refunded' } | { outcome: 'refused'; refusalCode: string };
