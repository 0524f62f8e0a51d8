import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Grant, Identity } from '../../platform/identity.ts';
import type { Clock } from '../../platform/clock.ts';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** Of JavaScript's dates. */
const LATEST_INSTANT = 8.64e15;

/** The claims of a token. Another service with the same secret may leave some of them out. */
interface Claims {
  sub?: string;
  grants?: Grant[];
  exp?: number;
}

/** Makes and reads the short-lived tokens (JWT, HS256) that are sent with each request. */
export class AccessTokens {
  /** As a key object: for a string jsonwebtoken would determine the kind of key anew with each token. */
  readonly #secret: KeyObject;
  readonly #clock: Clock;

  constructor({ secret, clock }: { secret: string; clock: Clock }) {
    this.#secret = createSecretKey(Buffer.from(secret));
    this.#clock = clock;
  }

  issue({ accountId, grants }: { accountId: string; grants: readonly Grant[] }): { token: string; expiresAt: Date } {
    const issuedAt = Math.floor(this.#clock().getTime() / 1000);
    const exp = issuedAt + ACCESS_TOKEN_SECONDS;
    const claims = { sub: accountId, grants: grants.map(({ role, cinemaId }) => ({ role, cinemaId })) };
    const token = jwt.sign({ ...claims, iat: issuedAt, exp }, this.#secret, { algorithm: 'HS256' });
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for a token that is not ours, was changed, or has expired. */
  read(token: string): Identity | undefined {
    try {
      const clockTimestamp = Math.floor(this.#clock().getTime() / 1000);
      const { sub, grants, exp } = jwt.verify(token, this.#secret, {
        algorithms: ['HS256'],
        clockTimestamp,
      }) as unknown as Claims;
      if (sub === undefined || grants === undefined || exp === undefined) return undefined;
      return { accountId: sub, grants, expiresAt: new Date(Math.min(exp * 1000, LATEST_INSTANT)) };
    } catch {
      return undefined;
    }
  }
}
