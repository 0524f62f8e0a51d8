import type { Language } from './language.ts';

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** As in "2 hours ago"; undefined below a minute, and for what the visitor's clock takes for the future. */
export function formatAgo(instant: string, { language, now }: { language: Language; now: number }): string | undefined {
  const age = (now - Date.parse(instant)) / 1000;
  const step = STEPS.find(({ seconds }) => age >= seconds);
  if (!step) return undefined;
  return new Intl.RelativeTimeFormat(language).format(-Math.floor(age / step.seconds), step.unit);
}
