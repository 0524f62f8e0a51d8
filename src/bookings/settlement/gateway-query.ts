import type { CaptureRequest, CaptureResult, PaymentGateway } from '../../payments/payment-gateway.ts';
import type { Database } from '../../platform/database/database.ts';
import { tracing } from '../../platform/tracing/tracing.ts';
import { rememberProviderId } from '../sql/remember-provider-id.ts';
import type { UnsettledPayment } from '../sql/unsettled-payments.ts';

/** The decline code of a payment that was never asked for, since its showing is cancelled. */
export const SHOWING_CANCELLED = 'showing_cancelled';
const BOOKING_EXPIRED = 'booking_expired';
/** The buyer pays another way instead: see RetryPaymentService. A card was tried, so it counts as declined. */
const GIVEN_UP = 'given_up';
const EXCHANGE_EXPIRED = 'exchange_expired';
/** No card was tried. */
export const NOT_ASKED_FOR: ReadonlySet<string> = new Set([SHOWING_CANCELLED, BOOKING_EXPIRED, EXCHANGE_EXPIRED]);

/** What a payment has come to. */
export type SettledResult = Exclude<CaptureResult, { outcome: 'actionRequired' }>;

const ASKING = () => ({ name: 'ask the payment provider', kind: 'client' as const });

interface Services {
  database: Database;
  gateway: PaymentGateway;
  timeoutMs: number;
  /** Where buyers reach this server, without a slash at the end. */
  publicUrl: string;
}

/** Asks the gateway about payments. */
export class GatewayQuery {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** What can no longer be bought is not charged any more, but may have been charged before. @throws when it is unknown */
  ask(payment: UnsettledPayment): Promise<CaptureResult> {
    return tracing.inner(ASKING, () => this.#ask(payment));
  }

  async #ask(payment: UnsettledPayment): Promise<CaptureResult> {
    const { gateway } = this.#services;
    if (payment.amountMinor === 0n) return { outcome: 'captured' };
    const request = this.#request(payment);
    if (payment.isAwaited && !payment.isCancelled) return gateway.capture(request);
    const { captured } = await gateway.abandon(request);
    if (captured) return { outcome: 'captured' };
    if (payment.isCancelled) return { outcome: 'declined', declineCode: SHOWING_CANCELLED };
    return { outcome: 'declined', declineCode: payment.exchangeId === null ? BOOKING_EXPIRED : EXCHANGE_EXPIRED };
  }

  /** Prevents that a payment which waits for its buyer is charged from now on. @throws when it is unknown whether it was before */
  async giveUp(payment: UnsettledPayment): Promise<SettledResult> {
    const { captured } = await this.#services.gateway.abandon(this.#request(payment));
    return captured ? { outcome: 'captured' } : { outcome: 'declined', declineCode: GIVEN_UP };
  }

  #request({ id: paymentId, bookingId, amountMinor, currency, token, providerId }: UnsettledPayment): CaptureRequest {
    const { database, timeoutMs, publicUrl } = this.#services;
    return {
      ...{ paymentId, amountMinor, currency, token, providerId },
      returnUrl: `${publicUrl}/bookings/${bookingId}`,
      remember: async (known) => {
        const stored = await database.singleStatement((statement) => rememberProviderId(statement, paymentId, known));
        if (!stored) throw new Error('the payment was settled by another worker');
      },
      signal: AbortSignal.timeout(timeoutMs),
    };
  }
}
