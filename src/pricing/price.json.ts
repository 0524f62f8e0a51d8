import type { GraphQLResolveInfo } from 'graphql';
import { LRUCache } from 'lru-cache';
import { listAround } from '../graphql/json-list.ts';
import { type JsonTemplate, type KnownTypes, UnwritableError } from '../graphql/json-template.ts';
import { JsonTemplates } from '../graphql/json-templates.ts';
import { sumOf, toDecimal } from '../platform/money.ts';
import type { ShowingTerms } from './showing-terms.ts';
import { surchargesOf } from './surcharges.ts';

const KNOWN_TYPES: KnownTypes = {
  Price: { fixed: ['category', 'ticketType', 'price'] },
  SeatCategory: { plain: true },
  TicketType: { plain: true },
  Money: { plain: true, fixed: ['decimal'] },
};

/** In characters, most of which take one byte. */
const MAX_KEPT = 8_000_000;

interface KeptText {
  /** What it was written from. */
  from: ShowingTerms;
  text: Promise<string | undefined>;
}

/** The prices of a showing, surcharges included. */
export function pricesOf(terms: ShowingTerms) {
  return terms.prices.map(({ category, ticketType, amountMinor: base }) => {
    const added = surchargesOf(terms, { seatCategoryId: category.id, amountMinor: base });
    const amountMinor = sumOf([base, ...added.map((surcharge) => surcharge.amountMinor)]);
    return { category, ticketType, price: { amountMinor, currency: terms.currency } };
  });
}

/**
 * The prices of showings as JSON, by a template of the selection: half of what a page of the programme selects are prices.
 * A text is kept for as long as the terms that it was written from are.
 */
export class PriceJson {
  readonly #templates = new JsonTemplates(KNOWN_TYPES);
  readonly #kept = new LRUCache<string, KeptText>({ maxSize: MAX_KEPT });

  /** Undefined when graphql-js has to answer: something is selected that no template can write. */
  async list(terms: ShowingTerms, info: GraphQLResolveInfo): Promise<string | undefined> {
    const template = this.#templates.of(info);
    if (!template) return undefined;
    const key = `${terms.showingId} ${template.key}`;
    const kept = this.#kept.get(key);
    if (kept?.from === terms) return kept.text;
    const text = write(template, terms);
    this.#kept.set(key, { from: terms, text }, { size: terms.prices.length * template.key.length + key.length });
    return text;
  }
}

async function write(template: JsonTemplate, terms: ShowingTerms): Promise<string | undefined> {
  try {
    const texts = await listAround(template, pricesOf(terms), ({ price, ...of }) => {
      return { ...of, price: { ...price, decimal: toDecimal(price) } };
    });
    return texts.join('');
  } catch (error) {
    if (error instanceof UnwritableError) return undefined;
    throw error;
  }
}
