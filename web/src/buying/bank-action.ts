import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';
import { forget, keep, readKept } from './kept.ts';

/** The page of the demo's payment gateway: see src/payments/fake/fake-payment-page.ts. */
const DEMO_BANK = /\/fake-payment\/[^/]+$/;

/**
 * Where the buyer has to confirm the payment of a booking, or of an exchange of its tickets, as by 3-D Secure.
 *
 * @returns undefined unless the bank asks for it; null when it can be answered on no page of the bank
 */
export function bankActionOf({
  id,
  status,
  payments,
}: Pick<BookingDetailsFragment, 'id' | 'status' | 'payments'>): string | null | undefined {
  const payment = status === 'PENDING_PAYMENT' || status === 'CONFIRMED' ? payments.at(-1) : undefined;
  if (payment?.status !== 'REQUIRES_ACTION') return undefined;
  const url = payment.nextAction?.url ?? null;
  // A real bank knows the way back from the payment provider.
  return url !== null && DEMO_BANK.test(url) ? `${url}?booking=${id}` : url;
}

/** This tab has just paid: it goes to the bank by itself when the bank asks for it. */
export function expectBank(bookingId: string): void {
  keep(tabStorage, `bank:${bookingId}`, true);
}

/** Once: who comes back without an answer stays here. */
export function takeExpectation(bookingId: string): boolean {
  const isExpected = readKept(tabStorage, `bank:${bookingId}`) === true;
  forget(tabStorage, `bank:${bookingId}`);
  return isExpected;
}
