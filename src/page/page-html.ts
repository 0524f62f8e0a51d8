/** What the server tells the page about itself: `web/src/shell/config.ts` reads it. */
export interface PageConfig {
  isDemo: boolean;
  showsSchema: boolean;
}

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
