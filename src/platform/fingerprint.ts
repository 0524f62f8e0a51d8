import { createHash } from 'node:crypto';

/** SHA-256 of what a request asks for, in hex: the same idempotency key with another one is a conflict. */
export function fingerprintOf(asked: readonly unknown[]): string {
  const text = JSON.stringify(asked, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(text).digest('hex');
}
