import { component as deComponent } from '../texts/de/component.ts';
import { seatMap as deSeatMap } from '../texts/de/seat-map.ts';
import { component as enComponent } from '../texts/en/component.ts';
import { seatMap as enSeatMap } from '../texts/en/seat-map.ts';
import { type Language, LANGUAGES } from '../texts/language.ts';

const texts = {
  en: { component: enComponent, seatMap: enSeatMap },
  de: { component: deComponent, seatMap: deSeatMap },
};

export type ComponentTexts = (typeof texts)[Language];

/** @param wanted a language tag, as in "de-AT"; English when there are no texts in it */
export function textsFor(wanted: string | null): { language: Language; texts: ComponentTexts } {
  const [tag] = (wanted ?? '').toLowerCase().split('-');
  const language = LANGUAGES.find((known) => known === tag) ?? 'en';
  return { language, texts: texts[language] };
}
