import css from './component.css?inline';

/** The styles of the component, for its shadow tree. A strict content security policy of the page allows it. */
export function componentStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
