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

/** A card in the fields of the payment provider. */
export const CARD = 'card';

/** A test card's token, CARD, AT_COUNTER, or nothing that was chosen yet. */
export type PaymentChoice = { way: string };

/** What is offered: a card in the fields of the payment provider, where it has some, or the test cards of the demo. */
export function waysToPay({ atCounterOffered }: Pick<QuoteLinesFragment, 'atCounterOffered'>): string[] {
  const testCards = config.isDemo ? TEST_CARDS : [];
  return [...(config.cardFields ? [CARD] : testCards), ...(atCounterOffered ? [AT_COUNTER] : [])];
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

/**
 * @param enteredCard asks for the token of the card that is entered
 * @returns null when there is nothing to pay, undefined when no card is entered
 */
export async function paymentInput(
  quote: QuoteLinesFragment,
  choice: PaymentChoice,
  enteredCard: () => Promise<string | undefined>,
): Promise<PaymentInput | null | undefined> {
  const way = chosenWay(quote, choice);
  if (quote.total.amountMinor === 0 || way === undefined) return null;
  if (way === AT_COUNTER) return { atCounter: true };
  const token = await tokenFor(way, enteredCard);
  return token === undefined ? undefined : { token };
}

/** The token of a way to pay; undefined when no card is entered. */
export async function tokenFor(
  way: string,
  enteredCard: () => Promise<string | undefined>,
): Promise<string | undefined> {
  return way === CARD ? enteredCard() : way;
}
