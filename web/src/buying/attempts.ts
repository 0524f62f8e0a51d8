import { forget, keep, type Keeper, readKept } from './kept.ts';

/**
 * The idempotency key of a request. It is kept before the request is sent: after a lost answer and also after a reload, the
 * same request has the same key, and is carried out once. Another request gets another key.
 *
 * @param name of the purpose, as in "hold:" with the showing's id
 */
export function attemptKey(keeper: Keeper, name: string, request: object): string {
  const asked = JSON.stringify(request);
  const kept = readKept(keeper, `attempt:${name}`) as { asked?: unknown; key?: unknown } | undefined;
  if (kept?.asked === asked && typeof kept.key === 'string') return kept.key;
  // Not randomUUID, which a page that came over plain HTTP from another machine has not.
  const key = Array.from(crypto.getRandomValues(new Uint8Array(18)), (part) => part.toString(16).padStart(2, '0')).join(
    '',
  );
  keep(keeper, `attempt:${name}`, { asked, key });
  return key;
}

/** The request has its answer: the same one again is meant to be another one. */
export function endAttempt(keeper: Keeper, name: string): void {
  forget(keeper, `attempt:${name}`);
}
