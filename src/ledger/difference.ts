/** What the audit can find. Each names the row that it is about. */
export const DIFFERENCES = {
  UNPAID_BOOKING: 'a booking is CONFIRMED, and no payment of it SUCCEEDED',
  TOTAL_DIFFERS: 'a booking does not cost what its lines add up to, or its payments are of another amount',
  TICKET_DIFFERS: 'a ticket does not cost what its lines add up to, or a line is of a ticket of another booking',
  KEPT_FOR_NOTHING: 'a payment SUCCEEDED, nothing was sold for it, and no refund was made',
  REFUNDED_DIFFERS: 'a payment does not say what its refunds add up to',
  PURSE_DIFFERS:
    'what is left of the payments of bookings whose tickets were exchanged is not what can be given back of them, or of one it is less than 0',
  CAPTURE_DIFFERS: 'the ledger does not have a payment as it is',
  SALE_DIFFERS: 'the ledger does not have a sale as the lines of the booking say',
  EXCHANGE_DIFFERS: 'the ledger does not have an exchange as its lines say, or they are not what was paid for it',
  REFUND_DIFFERS: 'the ledger does not have a refund as it is',
  PAYMENT_WITHOUT_CHARGE: 'a payment SUCCEEDED, and the provider took no money for it',
  CHARGE_WITHOUT_PAYMENT: 'the provider took money, and there is no payment that SUCCEEDED',
  CHARGE_DIFFERS: 'the provider took another amount than the payment says',
  REFUND_NOT_GIVEN: 'a refund SUCCEEDED, and the provider gave nothing back',
  REFUND_UNKNOWN: 'the provider gave money back, and there is no refund for it',
  REFUND_AMOUNT_DIFFERS: 'the provider gave another amount back than the refund says',
} as const;

export type DifferenceKind = keyof typeof DIFFERENCES;

export interface Difference {
  kind: DifferenceKind;
  /** Of the booking, ticket, payment, exchange or refund; what the provider calls it where there is none. */
  id: string;
  /** Null when there is no such payment. */
  bookingId: string | null;
}
