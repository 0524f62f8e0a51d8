import type { Database } from '../platform/database/database.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { Quote } from '../pricing/quote.ts';
import { type DiscountedQuote, discountQuote, isFor } from './discounts.ts';
import type { PromoClient, PromoCodeLimits } from './promo-code-limits.ts';
import {
  type PromoCodeRejected,
  type PromoCodeRejection,
  promoCodeRejected,
  type PromoOffer,
  rejectionOf,
} from './promo-offer.ts';
import { findOffers } from './sql/promo-offers.ts';
import { toStoredCode } from './typed-code.ts';

/** Of one booking. */
export const MAX_CODES = 5;

/** A quote with the discounts of the codes that are good for it. */
export interface PromotedQuote extends DiscountedQuote {
  /** Why others are not, in the order of the codes. */
  rejected: PromoCodeRejected[];
}

interface Request {
  quote: Quote;
  /** As they were typed. */
  codes: readonly string[];
  showingId: string;
  client: PromoClient;
}

interface Dependencies {
  database: Database;
  promoCodeLimits: PromoCodeLimits;
}

/** Says what promo codes take off the price of tickets. */
export class PromoQuotes {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Without codes nothing is read. Refused: InvalidInput, for codes that are given twice or are too many.
   *
   * @throws {RateLimitedError} after too many codes that there are none of
   */
  async promote({ quote, codes, showingId, client }: Request): Promise<Outcome<PromotedQuote>> {
    if (codes.length === 0) return { value: { quote, uses: [], rejected: [] } };
    const typed = codes.map((code) => toStoredCode(code));
    const [problem, ...more] = problemsOf(codes, typed);
    if (problem) return refused(problem, ...more);
    const offers = await this.#find(typed, { showingId, client });
    return { value: apply(quote, { codes, offers }) };
  }

  /** In the order of the codes; undefined where there is none, here. */
  async #find(
    codes: readonly (string | undefined)[],
    { showingId, client }: Pick<Request, 'showingId' | 'client'>,
  ): Promise<(PromoOffer | undefined)[]> {
    const { database, promoCodeLimits } = this.#services;
    await promoCodeLimits.guess(client, codes.length);
    const possible = codes.filter((code) => code !== undefined);
    const found = await findOffers(database, { codes: possible, showingId, accountId: client.accountId });
    const offers = codes.map((code) => found.find((offer) => offer.code === code && offer.isForCinema));
    await promoCodeLimits.giveBack(client, offers.filter((offer) => offer !== undefined).length);
    return offers;
  }
}

function problemsOf(codes: readonly string[], typed: readonly (string | undefined)[]): UserError[] {
  if (codes.length > MAX_CODES)
    return [invalidInput(`A booking can have at most ${MAX_CODES} promo codes.`, 'promoCodes')];
  return typed.flatMap((code, index) =>
    code !== undefined && typed.indexOf(code) < index
      ? [invalidInput('This promo code is given twice.', 'promoCodes', index)]
      : [],
  );
}

/** Codes are looked at in their order: of two that are not good together the first one stays. */
function apply(
  quote: Quote,
  { codes, offers }: { codes: readonly string[]; offers: readonly (PromoOffer | undefined)[] },
): PromotedQuote {
  const reasons = offers.map((offer) => rejectionOf(offer) ?? mismatchOf(offer, quote));
  const good: PromoOffer[] = [];
  for (const [index, offer] of offers.entries()) {
    if (!offer || reasons[index]) continue;
    if (good.length === 0 || [...good, offer].every(({ combinable }) => combinable)) good.push(offer);
    else reasons[index] = 'NOT_COMBINABLE';
  }
  const discounted = discountQuote(quote, good);
  const used = new Set(discounted.uses.map(({ promoCodeId }) => promoCodeId));
  const rejected = codes.flatMap((code, index) => {
    const offer = offers[index];
    const reason = reasons[index] ?? (offer && used.has(offer.id) ? undefined : 'NOT_FOR_THIS');
    return reason ? [promoCodeRejected(code, index, reason)] : [];
  });
  return { ...discounted, rejected };
}

/** It makes none of the tickets cheaper. */
function mismatchOf(offer: PromoOffer | undefined, { tickets, total }: Quote): PromoCodeRejection | undefined {
  if (!offer) return undefined;
  const isOtherCurrency = offer.currency !== null && offer.currency !== total.currency;
  const hasTicket = tickets.some((ticket) => ticket.priceMinor > 0n && isFor(offer, ticket));
  return isOtherCurrency || !hasTicket ? 'NOT_FOR_THIS' : undefined;
}
