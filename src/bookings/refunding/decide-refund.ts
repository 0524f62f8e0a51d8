import { type Money, sumOf } from '../../platform/money.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import { malformedIds } from '../cancellation/choose-tickets.ts';
import { leftOf, type RefundAmounts, refundAmounts } from '../cancellation/refund-amounts.ts';
import type { BookedTicket, PaidBooking } from '../cancellation/sql/read-paid-booking.ts';
import { refundTooHigh } from './refund-errors.ts';
import { spreadAmount } from './spread-amount.ts';

/** What staff want to give back: at least one of both. */
export interface WantedRefund {
  /** These become VOID; null: tickets stay as they are. */
  ticketIds: readonly string[] | null;
  /** Null: the price of these tickets. */
  amount: Money | null;
  /** Staff have given the money back themselves, by bank transfer or in cash: the provider is not asked. */
  paidOtherwise: boolean;
}

type RefundLine = RefundAmounts['lines'][number];

/** What is decided about a booking, as it is at one moment. */
export interface RefundDecision {
  booking: PaidBooking;
  /** Those that become VOID. */
  ticketIds: ReadonlySet<string>;
  amounts: RefundAmounts;
}

/** Only the price of the tickets, whatever the policy of the cinema says. */
const PRICE_ONLY = { feePerTicketMinor: 0n, refundsBookingFee: false };

/** Refused, for each field that is wrong: InvalidInput, NotFound, RefundTooHigh. */
export function decideRefund(booking: PaidBooking, wanted: WantedRefund): Outcome<RefundDecision> {
  const [problem, ...more] = [...amountProblems(booking, wanted), ...ticketProblems(booking, wanted)];
  if (problem) return refused(problem, ...more);
  if (booking.payments.length === 0) return refused(invalidInput('This booking was not paid.', 'bookingId'));
  const ticketIds = new Set(wanted.ticketIds);
  const amounts = wanted.amount
    ? spread(booking, ticketIds, { amountMinor: wanted.amount.amountMinor, paidOtherwise: wanted.paidOtherwise })
    : prices(booking, ticketIds);
  return amounts.errors ? amounts : { value: { booking, ticketIds, amounts: amounts.value } };
}

function prices({ tickets, refundableMinor }: PaidBooking, cancelled: ReadonlySet<string>): Outcome<RefundAmounts> {
  return { value: refundAmounts({ tickets, cancelled, terms: PRICE_ONLY, refundableMinor }) };
}

/**
 * Of the named tickets first, then without lines of what was paid for what was never sold, then of the tickets that are still good, then of
 * what was kept of the others. What staff have given back themselves is, before the good ones, of the tickets for which the provider has
 * refused it: a ticket that is good keeps its own refund.
 */
function spread(
  booking: PaidBooking,
  named: ReadonlySet<string>,
  { amountMinor: refundMinor, paidOtherwise }: { amountMinor: bigint; paidOtherwise: boolean },
): Outcome<RefundAmounts> {
  const { tickets, refundableMinor, forNothingMinor, currency } = booking;
  if (refundMinor > refundableMinor) return refused(refundTooHigh({ amountMinor: refundableMinor, currency }));
  const sold = tickets.filter(({ isSold }) => isSold);
  const [own, good, others] = [
    sold.filter(({ id }) => named.has(id)),
    sold.filter(({ id, status }) => !named.has(id) && status !== 'VOID'),
    sold.filter(({ id, status }) => !named.has(id) && status === 'VOID'),
  ];
  const first = spreadAmount(refundMinor, [own]);
  const withoutLines = first.restMinor < forNothingMinor ? first.restMinor : forNothingMinor;
  const refusedFor = paidOtherwise ? [...good, ...others].map(partRefused) : [];
  const second = spreadAmount(first.restMinor - withoutLines, [refusedFor]);
  const after = [good, others].map((group) => group.map((ticket) => afterLines(ticket, second.lines)));
  // All that can be given back is of the sold tickets, or without lines.
  const lines = added([...first.lines, ...second.lines], spreadAmount(second.restMinor, after).lines);
  const keptMinor = sumOf(own.map(leftOf)) - sumOf(lines.filter(isOf(named)).map((each) => each.amountMinor));
  const isLast = tickets.every(({ id, status }) => named.has(id) || status === 'VOID');
  return { value: { lines, refundMinor, keptMinor, isLast } };
}

/** Only what the provider has refused to give back for the ticket. */
function partRefused(ticket: BookedTicket): BookedTicket {
  const left = leftOf(ticket);
  const priceMinor = ticket.refusedMinor < left ? ticket.refusedMinor : left;
  return { ...ticket, priceMinor, bookingFeeMinor: 0n, givenBackMinor: 0n };
}

function afterLines(ticket: BookedTicket, lines: readonly RefundLine[]): BookedTicket {
  const taken = sumOf(lines.filter(({ ticketId }) => ticketId === ticket.id).map((line) => line.amountMinor));
  return { ...ticket, givenBackMinor: ticket.givenBackMinor + taken };
}

/** One line for each ticket. */
function added(lines: readonly RefundLine[], more: readonly RefundLine[]): RefundLine[] {
  const amounts = new Map<string, bigint>();
  for (const { ticketId, amountMinor } of [...lines, ...more])
    amounts.set(ticketId, (amounts.get(ticketId) ?? 0n) + amountMinor);
  return [...amounts].map(([ticketId, amountMinor]) => ({ ticketId, amountMinor }));
}

const isOf =
  (named: ReadonlySet<string>) =>
  ({ ticketId }: { ticketId: string }) =>
    named.has(ticketId);

function amountProblems({ currency }: PaidBooking, { ticketIds, amount }: WantedRefund): UserError[] {
  if (!amount) return ticketIds ? [] : [invalidInput('Name tickets, an amount, or both.', 'amount')];
  const least = ticketIds ? 0n : 1n;
  const problems: UserError[] = [];
  if (amount.amountMinor < least)
    problems.push(invalidInput(`The amount must be ${least} or more.`, 'amount', 'amountMinor'));
  if (amount.currency !== currency)
    problems.push(invalidInput(`The booking was paid in ${currency}.`, 'amount', 'currency'));
  return problems;
}

function ticketProblems(booking: PaidBooking, { ticketIds }: WantedRefund): UserError[] {
  if (!ticketIds) return [];
  if (booking.isShowingCancelled)
    return [
      invalidInput('Its showing was cancelled, and takes all its tickets back. Name only an amount.', 'ticketIds'),
    ];
  const byId = new Map(booking.tickets.map((ticket) => [ticket.id, ticket]));
  const unusable = ticketIds.flatMap((id, index) => {
    const problem = WHY_NOT[byId.get(id)?.status ?? 'VALID'];
    return problem === undefined ? [] : [invalidInput(problem, 'ticketIds', index)];
  });
  return [...malformedIds(booking, ticketIds, NO_TICKETS), ...unusable];
}

const NO_TICKETS = 'Name a ticket, or leave it out.';

/** Why a ticket is not taken back, by its status. */
const WHY_NOT: Record<BookedTicket['status'], string | undefined> = {
  VALID: undefined,
  PENDING: 'This ticket is not paid for.',
  USED: 'This ticket was used. Name only an amount.',
  VOID: 'This ticket is VOID. Name only an amount.',
};
