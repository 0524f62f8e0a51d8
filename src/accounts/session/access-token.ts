import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Identity } from '../../platform/identity.ts';
import type { Clock } from '../../platform/clock.ts';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** Of JavaScript's dates. */
const LATEST_INSTANT = 8.64e15;

/** Of verified tokens that are kept, all together: one has about 250, and may have thousands. */
const MAX_KEPT_CHARACTERS = 4_000_000;

/** The claims of a token. Another service with the same secret may leave some of them out. */
interface Claims {
  sub?: string;
  exp?: number;
}

/** Makes and reads the short-lived tokens (JWT, HS256) that are sent with each request. */
export class AccessTokens {
  /** As a key object: for a string jsonwebtoken would determine the kind of key anew with each token. */
  readonly #secret: KeyObject;
  readonly #clock: Clock;
  /** Clients send the same one again and again, and to verify it takes as long as the rest of a small request. */
  readonly #verified = new LRUCache<string, Identity>({
    maxSize: MAX_KEPT_CHARACTERS,
    sizeCalculation: (_identity, token) => Math.max(1, token.length),
  });

  constructor({ secret, clock }: { secret: string; clock: Clock }) {
    this.#secret = createSecretKey(Buffer.from(secret));
    this.#clock = clock;
  }

  issue(accountId: string): { token: string; expiresAt: Date } {
    const issuedAt = Math.floor(this.#clock().getTime() / 1000);
    const exp = issuedAt + ACCESS_TOKEN_SECONDS;
    const token = jwt.sign({ sub: accountId, iat: issuedAt, exp }, this.#secret, { algorithm: 'HS256' });
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for a token that is not ours, was changed, or has expired. */
  read(token: string): Identity | undefined {
    const seconds = Math.floor(this.#clock().getTime() / 1000);
    const known = this.#verified.get(token);
    if (known && seconds * 1000 < known.expiresAt.getTime()) return known;
    const identity = this.#verify(token, seconds);
    if (identity) this.#verified.set(token, identity);
    else if (known) this.#verified.delete(token);
    return identity;
  }

  /** Verifies the account's tokens anew from now on. To be called in each process when a session is revoked. */
  forget(accountId: string): void {
    for (const [token, identity] of this.#verified) if (identity.accountId === accountId) this.#verified.delete(token);
  }

  #verify(token: string, clockTimestamp: number): Identity | undefined {
    try {
      const { sub, exp } = jwt.verify(token, this.#secret, {
        algorithms: ['HS256'],
        clockTimestamp,
      }) as unknown as Claims;
      if (sub === undefined || exp === undefined) return undefined;
      return { accountId: sub, expiresAt: new Date(Math.min(exp * 1000, LATEST_INSTANT)) };
    } catch {
      return undefined;
    }
  }
}
