/** What the server tells the page about itself. */
export interface PageConfig {
  /** The demo: test cards are shown, and the page explains itself. */
  isDemo: boolean;
  /** Whether /graphiql, /reference and /schema.graphql are there. */
  showsSchema: boolean;
  /** The payment provider's fields for a card; left out where it has none here. */
  cardFields?: { provider: 'stripe'; publishableKey: string };
}

const NOTHING_TOLD: PageConfig = { isDemo: false, showsSchema: false };

export const config: PageConfig = {
  ...NOTHING_TOLD,
  ...(JSON.parse(document.querySelector('#config')?.textContent ?? '{}') as Partial<PageConfig>),
};

/** Where the page is, with a slash at the end: a proxy may have it at any path. */
export const BASE = new URL('.', document.baseURI);
