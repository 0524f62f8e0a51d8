import type { Money } from '../../platform/money.ts';
import type { UserError } from '../../platform/outcome.ts';

export interface RefundTooHigh extends UserError {
  kind: 'RefundTooHigh';
  /** What can be given back at most. */
  refundable: Money;
}

export function refundTooHigh(refundable: Money): RefundTooHigh {
  const message = 'More cannot be given back than was paid and has not been given back.';
  return { kind: 'RefundTooHigh', message, path: ['input', 'amount'], refundable };
}
