import { element } from '../seat-map/element.ts';
import { chosenLanguage, directionOf, type Language } from './language.ts';

/** Of a page beside the app: its title and description, and what stands in its HTML under the other names. */
interface PageTexts {
  title: string;
  description: string;
}

/**
 * Writes the texts of a page beside the app into its HTML, in the visitor's language: `data-text` names the text of an element,
 * `data-label` its `aria-label`. What is between backticks in a text becomes code.
 *
 * @returns the texts in that language
 */
export function writePageTexts<Texts extends PageTexts>(catalogue: Record<Language, Texts>): Texts {
  const language = chosenLanguage();
  const texts = catalogue[language];
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language);
  document.title = `${texts.title} · Rowlock`;
  document.querySelector('meta[name=description]')?.setAttribute('content', texts.description);
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text !== 'string') continue;
    for (const place of document.querySelectorAll(`[data-text=${name}]`)) place.replaceChildren(...withCode(text));
    for (const place of document.querySelectorAll(`[data-label=${name}]`)) place.setAttribute('aria-label', text);
  }
  return texts;
}

function withCode(text: string): (string | HTMLElement)[] {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : element('code', { textContent: part })));
}
