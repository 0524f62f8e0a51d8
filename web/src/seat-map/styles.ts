import css from './seat-map.css?inline';

let sheet: CSSStyleSheet | undefined;

/** Gives the document or the shadow tree of an element the styles of the map. A strict content security policy allows it. */
export function adoptStyles(host: HTMLElement): void {
  const root = host.getRootNode() as Document | ShadowRoot;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
