import type { BookingDetailsFragment, BookingStatus } from '../generated/graphql.ts';
import type { Texts } from '../texts/texts.tsx';
import { bankActionOf } from './bank-action.ts';

/** What a booking is for its buyer now: its status, or what a payment waits for, that of an exchange too. */
export type BookingPhase = BookingStatus | 'AT_BANK' | 'PAYING_EXCHANGE';

type WithPayments = Pick<BookingDetailsFragment, 'id' | 'status' | 'payments'>;

export function phaseOf(booking: WithPayments): BookingPhase {
  if (bankActionOf(booking) !== undefined) return 'AT_BANK';
  return isPaidAgain(booking, 'PENDING') ? 'PAYING_EXCHANGE' : booking.status;
}

/** The tickets stay what they were; the new seats may still be held. */
export function isExchangeDeclined(booking: WithPayments): boolean {
  return isPaidAgain(booking, 'DECLINED');
}

/** After a booking is paid, the only payments are those of exchanges. */
function isPaidAgain({ status, payments }: WithPayments, latest: 'PENDING' | 'DECLINED'): boolean {
  return status === 'CONFIRMED' && payments.at(-1)?.status === latest;
}

/** How far an exchange from another showing is. */
export type ExchangeState = 'DONE' | 'WAITING' | 'ENDED';

/** Undefined for a booking that was placed. */
export function exchangeStateOf({
  status,
  total,
  payments,
  exchangedFrom,
}: Pick<BookingDetailsFragment, 'status' | 'total' | 'exchangedFrom'> & {
  payments: readonly Pick<BookingDetailsFragment['payments'][number], 'status'>[];
}): ExchangeState | undefined {
  if (!exchangedFrom) return undefined;
  if (status === 'CONFIRMED') return 'DONE';
  if (status === 'EXPIRED') return 'ENDED';
  if (status !== 'CANCELLED') return 'WAITING';
  // It was given up, or its tickets were cancelled later.
  const isPaid = total.amountMinor === 0 || payments.some((payment) => payment.status === 'SUCCEEDED');
  return isPaid ? 'DONE' : 'ENDED';
}

export function titleOf(phase: BookingPhase, { buying, exchange }: Texts): string {
  if (phase === 'AT_BANK') return buying.bank.title;
  return phase === 'PAYING_EXCHANGE' ? exchange.paying.title : buying.booking.titles[phase];
}

/** Why the last payment that was declined was. */
export function declineText({ payments }: Pick<WithPayments, 'payments'>, { buying }: Texts): string {
  const { declined } = buying.booking;
  const code = payments.findLast((payment) => payment.status === 'DECLINED')?.declineCode ?? 'other';
  return code in declined ? declined[code as keyof typeof declined] : declined.other;
}
