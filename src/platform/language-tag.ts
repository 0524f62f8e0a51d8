const LONGEST_TAG = 100;

/** A BCP 47 tag in the spelling that it recommends, as pt-BR for pt-br; undefined when it is none. */
export function languageTag(text: string): string | undefined {
  try {
    return text.length <= LONGEST_TAG ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    return undefined;
  }
}
