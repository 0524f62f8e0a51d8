import { type Language, localeOf } from './language.ts';

/** An amount as people write it, with as many decimals as the currency has. @param amountMinor in its smallest unit */
export function formatMoney({ amountMinor, currency }: { amountMinor: number; currency: string }, language: Language) {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @param instant in RFC 3339 @param timeZone of the cinema, whatever that of the visitor is */
export function formatTime(instant: string, { language, timeZone }: { language: Language; timeZone: string }): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** As in "Friday, 27 November". */
export function formatDay(instant: string, { language, timeZone }: { language: Language; timeZone: string }): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
  return new Intl.DateTimeFormat(localeOf(language), parts).format(new Date(instant));
}

/** As in "German" or "Deutsch". @param tag as in de or pt-BR */
export function languageName(tag: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
}
