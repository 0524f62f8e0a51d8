import type { Page } from 'playwright-core';

/**
 * What a screen reader says by itself from now on: the text of each live region, whenever another one is in it or the region is new.
 *
 * @returns reads it
 */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const said = new WeakMap<Element, string>();
    Object.assign(window, { heard });
    const observer = new MutationObserver(() => hear(true));
    const seen = new WeakSet<Node>();
    function regionsIn(root: Document | ShadowRoot): Element[] {
      if (!seen.has(root)) observer.observe(root, { subtree: true, childList: true, characterData: true });
      seen.add(root);
      const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
      return [...root.querySelectorAll('[role=status], [role=alert], [aria-live]'), ...inside.flatMap(regionsIn)];
    }
    function hear(isTold: boolean): void {
      for (const region of regionsIn(document)) {
        const text = region.textContent.trim();
        if (isTold && text !== '' && text !== (said.get(region) ?? '')) heard.push(text);
        said.set(region, text);
      }
    }
    hear(false);
  });
  return () => page.evaluate('heard');
}
