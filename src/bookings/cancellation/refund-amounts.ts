import type { TicketStatus } from '../../generated/prisma/client.ts';
import { sumOf } from '../../platform/money.ts';

/** A ticket of a paid booking. Amounts are in minor units of the booking's currency, tax included. */
export interface PaidTicket {
  id: string;
  status: TicketStatus;
  /** Without the booking fee. */
  priceMinor: bigint;
  bookingFeeMinor: bigint;
  /** Of its refunds that are PENDING or SUCCEEDED; for one that was exchanged also what has gone into the new ticket. */
  givenBackMinor: bigint;
}

/** Of a ticket and its booking fee, what was paid and has not been given back. */
export function leftOf({ priceMinor, bookingFeeMinor, givenBackMinor }: PaidTicket): bigint {
  return priceMinor + bookingFeeMinor - givenBackMinor;
}

/** What a cinema keeps when tickets are cancelled. */
export interface RefundTerms {
  /** Of the price of each ticket; all of it where the price is lower. */
  feePerTicketMinor: bigint;
  /** The booking fee of a ticket is given back with it. */
  refundsBookingFee: boolean;
}

export interface RefundAmounts {
  /** More than 0 each, at most one for a ticket. */
  lines: { ticketId: string; amountMinor: bigint }[];
  /** The sum of the lines, and what is given back without a line: it was paid for what was never sold. */
  refundMinor: bigint;
  /** What is kept of the cancelled tickets: fees, and what was left of the price of a cheaper one. */
  keptMinor: bigint;
  /** No ticket of the booking is left. */
  isLast: boolean;
}

/**
 * What is given back for cancelled tickets of a booking, ticket by ticket: the price less the fee of the policy, and its
 * booking fee if the policy says so. Never more than a ticket cost, less what was given back for it before, and never more
 * than is left of the payment.
 *
 * @param request.tickets all of the booking
 * @param request.cancelled the ids of those that are cancelled now
 * @param request.refundableMinor what was captured and has not been given back
 */
export function refundAmounts({
  tickets,
  cancelled,
  terms,
  refundableMinor,
}: {
  tickets: readonly PaidTicket[];
  cancelled: ReadonlySet<string>;
  terms: RefundTerms;
  refundableMinor: bigint;
}): RefundAmounts {
  const isLast = tickets.every(({ id, status }) => cancelled.has(id) || status === 'VOID');
  let left = refundableMinor;
  const shares = tickets
    .filter(({ id }) => cancelled.has(id))
    .map((ticket) => {
      const remaining = leftOf(ticket);
      const wanted = priceLessFee(ticket, terms) + (terms.refundsBookingFee ? ticket.bookingFeeMinor : 0n);
      const amountMinor = notBelowZero(smaller(wanted, smaller(remaining, left)));
      left -= amountMinor;
      return { ticketId: ticket.id, amountMinor, keptMinor: remaining - amountMinor };
    });
  return {
    lines: shares.flatMap(({ ticketId, amountMinor }) => (amountMinor > 0n ? [{ ticketId, amountMinor }] : [])),
    refundMinor: refundableMinor - left,
    keptMinor: sumOf(shares.map(({ keptMinor }) => keptMinor)),
    isLast,
  };
}

/**
 * What is given back of a booking whose showing does not take place: all that is left of its payment, whatever the policy says.
 * Without lines what was paid for what was never sold. Then what the tickets cost that were still good, then what was kept of those that
 * had been cancelled before.
 *
 * @param request.tickets all of the booking; those that have not been sold get nothing
 * @param request.refundableMinor what was captured and has not been given back
 * @param request.forNothingMinor what of it was paid for what was never sold
 */
export function allThatIsLeft({
  tickets,
  refundableMinor,
  forNothingMinor,
}: {
  tickets: readonly (PaidTicket & { isSold: boolean })[];
  refundableMinor: bigint;
  forNothingMinor: bigint;
}): RefundAmounts {
  let left = refundableMinor - forNothingMinor;
  const isOver = ({ status }: PaidTicket) => Number(status === 'VOID');
  const lines = tickets
    .filter(({ isSold }) => isSold)
    .toSorted((a, b) => isOver(a) - isOver(b))
    .flatMap((ticket) => {
      const amountMinor = notBelowZero(smaller(leftOf(ticket), left));
      left -= amountMinor;
      return amountMinor > 0n ? [{ ticketId: ticket.id, amountMinor }] : [];
    });
  return { lines, refundMinor: refundableMinor - left, keptMinor: left, isLast: true };
}

/** What was given back before counts: after goodwill there is less to give back, but never less than nothing. */
function priceLessFee({ priceMinor, givenBackMinor }: PaidTicket, { feePerTicketMinor }: RefundTerms): bigint {
  return notBelowZero(priceMinor - feePerTicketMinor - givenBackMinor);
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const notBelowZero = (amount: bigint) => (amount > 0n ? amount : 0n);
