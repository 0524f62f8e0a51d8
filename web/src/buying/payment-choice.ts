import type { PaymentInput, QuoteLinesFragment } from '../generated/graphql.ts';
import { config } from '../shell/config.ts';

/** The test cards of the demo's payment gateway, by their tokens. */
export const TEST_CARDS = [
  'pm_card_visa',
  'pm_card_visa_chargeDeclined',
  'pm_card_visa_chargeDeclinedInsufficientFunds',
  'pm_fake_slow',
  'pm_card_authenticationRequired',
] as const;

export const AT_COUNTER = 'counter';

/** A test card's token, AT_COUNTER, or nothing that was chosen yet. */
export type PaymentChoice = { way: string };

/** What is offered: cards only in the demo, since no payment provider has fields on this page. */
export function waysToPay({ atCounterOffered }: Pick<QuoteLinesFragment, 'atCounterOffered'>): string[] {
  return [...(config.isDemo ? TEST_CARDS : []), ...(atCounterOffered ? [AT_COUNTER] : [])];
}

/** What was chosen, if it is still offered, or the first way. */
export function chosenWay(
  quote: Pick<QuoteLinesFragment, 'atCounterOffered'>,
  { way }: PaymentChoice,
): string | undefined {
  const ways = waysToPay(quote);
  return ways.includes(way) ? way : ways[0];
}

export function isPayable(quote: QuoteLinesFragment, choice: PaymentChoice): boolean {
  return quote.total.amountMinor === 0 || chosenWay(quote, choice) !== undefined;
}

/** @returns null when there is nothing to pay */
export function paymentInput(quote: QuoteLinesFragment, choice: PaymentChoice): PaymentInput | null {
  const way = chosenWay(quote, choice);
  if (quote.total.amountMinor === 0 || way === undefined) return null;
  return way === AT_COUNTER ? { atCounter: true } : { token: way };
}
