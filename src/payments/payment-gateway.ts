import type { FastifyInstance } from 'fastify';

/** Takes money and gives it back. One implementation for each provider; an amount of 0 is never asked for. */
export interface PaymentGateway {
  /**
   * Charges the token. The payment's id is the idempotency key: repeated with the same id, it answers with the one
   * charge, whether or not the first answer arrived. What is unclear it asks about, and never charges again.
   *
   * @throws when the outcome is unknown; it has to be repeated
   */
  capture(request: CaptureRequest): Promise<CaptureResult>;

  /**
   * Prevents the payment from being charged from now on, also while an action is awaited of its buyer, whose answer may arrive at
   * the same time: one of the two is first.
   *
   * @returns whether it was charged before
   * @throws when that is unknown; it has to be repeated
   */
  abandon(request: CaptureRequest): Promise<{ captured: boolean }>;

  /**
   * Gives back a part of a charge, or all of it. The refund's id is the idempotency key.
   *
   * @throws when the outcome is unknown; it has to be repeated
   */
  refund(request: RefundRequest): Promise<RefundResult>;

  /**
   * How a refund that was given back has ended since: it may fail days later, as when the account of the card is closed. Then the money
   * is with the provider again. Moves no money. Left out where that does not happen.
   *
   * @throws when that is unknown
   */
  checkRefund?(request: RefundRequest): Promise<RefundResult>;

  /** HTTP routes of the gateway, such as that of its webhooks, below `scope`, which is its own. */
  routes?(scope: FastifyInstance, hints: PaymentHints): Promise<void> | void;

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
  /** Where the page of the bank sends the buyer afterwards: the booking. The provider may add parameters. */
  returnUrl: string;
  /** What `remember` was called with; null when it was not. */
  providerId: string | null;
  /**
   * Stores the provider's own id of the charge. A gateway whose provider has such ids awaits it before any money can be taken, so
   * that a charge can always be asked about.
   *
   * @throws when the payment was settled meanwhile: nothing may be charged then
   */
  remember: (providerId: string) => Promise<void>;
  /** Aborted when the attempt has taken too long. */
  signal: AbortSignal;
}

export type CaptureResult =
  | { outcome: 'captured' }
  | { outcome: 'declined'; declineCode: string }
  /** 3-D Secure and the like: the buyer has to do something, and nothing was taken yet. Asked again, it says how that ended. */
  | { outcome: 'actionRequired'; action: PaymentAction };

export interface PaymentAction {
  /** Where the buyer has to go, http or https. Null when there is only a secret. */
  url: string | null;
  /** For the provider's element in the buyer's browser. Null when there is only a URL. */
  clientSecret: string | null;
  /** Null: for as long as the seats are kept. */
  expiresAt: Date | null;
}

export interface RefundRequest {
  refundId: string;
  paymentId: string;
  /** When the refund was made here. */
  madeAt: Date;
  /** The provider's own id of the charge; null when it has none. */
  providerId: string | null;
  amountMinor: bigint;
  currency: string;
  signal: AbortSignal;
}

/** Refused for good: the provider's word for why. No money was given back, and asking again would not change that. */
export type RefundResult = { outcome: 'refunded' } | { outcome: 'refused'; refusalCode: string };

/** Told by a gateway that something has happened. They may be wrong, late or repeated: the provider is asked in any case. */
export interface PaymentHints {
  payment(paymentId: string): void;
  refund(refundId: string): void;
}
