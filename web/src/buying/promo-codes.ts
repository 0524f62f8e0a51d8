/** As many as a booking can have. */
export const MOST_CODES = 5;

/** Codes are good in any case. */
export function normalCode(typed: string): string {
  return typed.trim().toUpperCase();
}

/** As they are kept over a reload: no code has a comma. */
export function readCodes(kept: string): string[] {
  return [...new Set(kept.split(',').map(normalCode))].filter((code) => code !== '').slice(0, MOST_CODES);
}

/** @param good those that the server took: others give way to the new one */
export function withCode(good: readonly string[], typed: string): string {
  return readCodes([...good, typed].join(',')).join(',');
}

export function withoutCode(codes: readonly string[], code: string): string {
  return codes.filter((each) => each !== code).join(',');
}
