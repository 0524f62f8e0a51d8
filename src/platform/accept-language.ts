import { languageTag } from './language-tag.ts';

/**
 * The language of a page for a browser that sends `Accept-Language`.
 *
 * @param offered as in ['en', 'de']; the first one is for those that read none of them
 */
export function preferredLanguage<Language extends string>(
  header: string | undefined,
  offered: readonly [Language, ...Language[]],
): Language {
  const wished = (header ?? '').split(',').map((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const tag = languageTag(name);
    return { language: tag && new Intl.Locale(tag).language, quality: Number(quality?.slice(2) ?? 1) };
  });
  // A stable order: of two that are wished as much, the first one.
  const best = wished
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .flatMap(({ language }) => offered.find((offer) => offer === language) ?? []);
  return best[0] ?? offered[0];
}
