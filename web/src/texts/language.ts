import { browserStorage } from '../session/browser-storage.ts';

/** As their speakers write them. `Intl.DisplayNames` knows them too, but takes 20 ms of a phone to begin. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGE_NAMES;
export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as readonly Language[];

const KEPT = 'rowlock:language';
/** Languages that are written from the right: one that is added here is laid out that way. */
const FROM_THE_RIGHT = new Set(['ar', 'fa', 'he', 'ur']);

/** What the visitor chose here, or the first language of the browser that there are texts in. */
export function chosenLanguage(): Language {
  const wanted = [browserStorage.getItem(KEPT) ?? '', ...navigator.languages].map((tag) => tag.split('-')[0]);
  return (
    wanted.map((tag) => LANGUAGES.find((language) => language === tag)).find((found) => found !== undefined) ?? 'en'
  );
}

export function keepLanguage(language: Language): void {
  browserStorage.setItem(KEPT, language);
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.has(language) ? 'rtl' : 'ltr';
}

/** How numbers and times are written: as in the visitor's country when the browser tells it, as in 18:30 or 6:30 PM. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}
