/**
 * A provider's own fields for a card, on the page of the buyer: card numbers never come to this server. The page is told
 * `provider` and `publishableKey`, and hands what the fields answer to placeBooking as a token.
 */
export interface CardFields {
  provider: 'stripe';
  /** Names the account at the provider; no secret. */
  publishableKey: string;
  /** What the provider needs in the content security policy of the page. */
  sources: { script: readonly string[]; frame: readonly string[]; connect: readonly string[] };
}
