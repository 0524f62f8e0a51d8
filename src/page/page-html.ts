import type { CardFields } from '../payments/card-fields.ts';
import { escapeHtml } from '../platform/html.ts';
import type { LinkPreview } from './link-preview.ts';

/** What the server tells the page about itself: `web/src/shell/config.ts` reads it. */
export interface PageConfig {
  isDemo: boolean;
  showsSchema: boolean;
  /** Left out: the payment provider has no fields for a card on this page. */
  cardFields?: Pick<CardFields, 'provider' | 'publishableKey'>;
}

const TITLE = '<title>Rowlock</title>';
const DESCRIPTION = '<meta name="description" content="" />';
const BASE = '<base href="/" />';
const CONFIG = /(<script id="config" type="application\/json">)[^<]*(<\/script>)/;

/**
 * A built page, with what only the server knows.
 *
 * @param publicUrl its path is where the page is, also behind a proxy that takes a prefix away
 * @throws when the file has no places for them
 */
export function fillInPage(html: string, { publicUrl, config }: { publicUrl: string; config: PageConfig }): string {
  if (!html.includes(BASE) || !CONFIG.test(html)) throw new Error('a page has no <base> or no config');
  const base = new URL(`${publicUrl}/`).pathname;
  const told = JSON.stringify(config).replaceAll('<', String.raw`\u003c`);
  return html
    .replace(BASE, () => `<base href="${base}" />`)
    .replace(CONFIG, (_all, before: string, after: string) => `${before}${told}${after}`);
}

/** The head of a filled-in page says what it is about. @throws when the file has no places for it */
export function describePage(html: string, { title, description, imageUrl }: LinkPreview): string {
  if (!html.includes(TITLE) || !html.includes(DESCRIPTION)) throw new Error('a page has no title or no description');
  const described = [
    meta('name="description"', description),
    meta('property="og:type"', 'video.movie'),
    meta('property="og:title"', title),
    meta('property="og:description"', description),
    ...(imageUrl === null ? [] : [meta('property="og:image"', imageUrl)]),
  ];
  return html
    .replace(TITLE, () => `<title>${escapeHtml(title)} · Rowlock</title>`)
    .replace(DESCRIPTION, () => described.join('\n    '));
}

function meta(attribute: string, content: string): string {
  return `<meta ${attribute} content="${escapeHtml(content)}" />`;
}
