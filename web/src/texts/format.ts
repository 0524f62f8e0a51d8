import { type Language, localeOf } from './language.ts';

export const numberFormat = keep((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
export const dateFormat = keep(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const nameFormat = keep((locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options));

/** An amount as people write it, with as many decimals as the currency has. @param amountMinor in its smallest unit */
export function formatMoney({ amountMinor, currency }: { amountMinor: number; currency: string }, language: Language) {
  const format = numberFormat(localeOf(language), { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @param instant in RFC 3339 @param timeZone of the cinema, whatever that of the visitor is */
export function formatTime(instant: string, { language, timeZone }: { language: Language; timeZone: string }): string {
  return dateFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** As in "Friday, 27 November". */
export function formatDay(instant: string, { language, timeZone }: { language: Language; timeZone: string }): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
  return dateFormat(localeOf(language), parts).format(new Date(instant));
}

/** As in "German" or "Deutsch". @param tag as in de or pt-BR */
export function languageName(tag: string, language: Language): string {
  return nameFormat(language, { type: 'language' }).of(tag) ?? tag;
}

/** Making a format takes a phone some 10 ms, and using it next to nothing: one of each is kept. */
function keep<Options, Format>(make: (locale: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
}
