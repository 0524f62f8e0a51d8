import type { Fault } from '../support/stripe-server.ts';

/** What a card does, at the provider and on the way to it. */
export interface Card {
  /** The provider's name for it. */
  token: string;
  /** In so many of a hundred of those payments that none of the ones before it has got. */
  share: number;
  /** What happens to the first request of this kind. */
  fault?: { of: 'create' | 'confirm' | 'refund'; fault: Fault };
  /** One of Stripe's own; the others are like pm_card_visa but for their fault. */
  isStripes?: true;
}

/** The first one is every other payment's. */
export const CARDS: readonly [Card, ...Card[]] = [
  { token: 'pm_card_visa', share: 50, isStripes: true },
  { token: 'pm_card_visa_chargeDeclined', share: 20, isStripes: true },
  { token: 'pm_card_authenticationRequired', share: 20, isStripes: true },
  { token: 'pm_slow', share: 10, fault: { of: 'confirm', fault: 'late' } },
  { token: 'pm_hang', share: 7, fault: { of: 'confirm', fault: 'no answer' } },
  { token: 'pm_chargedThenError', share: 30, fault: { of: 'confirm', fault: 'server error at its end' } },
  { token: 'pm_chargedThenLost', share: 30, fault: { of: 'confirm', fault: 'lost answer' } },
  { token: 'pm_createdThenError', share: 30, fault: { of: 'create', fault: 'server error' } },
  { token: 'pm_createdThenLost', share: 30, fault: { of: 'create', fault: 'lost answer' } },
  { token: 'pm_refundedThenError', share: 50, fault: { of: 'refund', fault: 'server error at its end' } },
  { token: 'pm_refundedThenLost', share: 100, fault: { of: 'refund', fault: 'lost answer' } },
];
