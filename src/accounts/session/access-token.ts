import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Role } from '../../generated/prisma/client.ts';
import type { Clock } from '../../platform/clock.ts';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** Who is asking, as their access token says. */
export interface Identity {
  accountId: string;
  role: Role;
  /** When the token ends. */
  expiresAt: Date;
}

/** What of a token is read. Another service with the same secret may leave some of it out. */
interface Claims {
  sub?: string;
  role?: Role;
  exp?: number;
}

/** Makes and reads the short-lived tokens (JWT, HS256) that are sent with each request. */
export class AccessTokens {
  /** As a key object: of a string jsonwebtoken would find out anew for each token what kind of key it is. */
  readonly #secret: KeyObject;
  readonly #clock: Clock;

  constructor({ secret, clock }: { secret: string; clock: Clock }) {
    this.#secret = createSecretKey(Buffer.from(secret));
    this.#clock = clock;
  }

  issue({ accountId, role }: { accountId: string; role: Role }): { token: string; expiresAt: Date } {
    const issuedAt = Math.floor(this.#clock().getTime() / 1000);
    const exp = issuedAt + ACCESS_TOKEN_SECONDS;
    const token = jwt.sign({ sub: accountId, role, iat: issuedAt, exp }, this.#secret, { algorithm: 'HS256' });
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for a token that is not ours, was changed, or has ended. */
  read(token: string): Identity | undefined {
    try {
      const clockTimestamp = Math.floor(this.#clock().getTime() / 1000);
      const { sub, role, exp } = jwt.verify(token, this.#secret, {
        algorithms: ['HS256'],
        clockTimestamp,
      }) as unknown as Claims;
      if (sub === undefined || role === undefined || exp === undefined) return undefined;
      return { accountId: sub, role, expiresAt: new Date(exp * 1000) };
    } catch {
      return undefined;
    }
  }
}
