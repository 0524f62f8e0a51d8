import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import type { Identity } from '../../platform/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { isId } from '../../platform/ids.ts';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** RFC 9068: nothing else that the same key may have signed is taken for an access token. */
const TYPE = 'at+jwt';
const ISSUER = 'rowlock';
const AUDIENCE = 'rowlock';

/** Of JavaScript's dates. */
const LATEST_INSTANT = 8.64e15;

/** Of verified tokens that are kept, all together: one has about 400, and may have thousands. */
const MAX_KEPT_CHARACTERS = 4_000_000;

/** The claims of a token. Another service with the same secret may leave some of them out. */
interface Claims {
  sub?: unknown;
  sid?: unknown;
  exp?: number;
}

interface NewToken {
  accountId: string;
  sessionId: string;
  /** When the session expires, which its tokens do not outlive. */
  until?: Date;
}

interface Parts {
  /** The first one signs, each verifies. */
  secrets: readonly [string, ...string[]];
  clock: Clock;
  /** Sessions whose tokens are refused although they have not expired. */
  ended?: { has(sessionId: string): boolean };
}

/** Makes and reads the short-lived tokens (JWT, HS256) that are sent with each request. */
export class AccessTokens {
  /** By their ids. As key objects: for a string jsonwebtoken would determine the kind of key anew with each token. */
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #keyid: string;
  readonly #signingKey: KeyObject;
  readonly #clock: Clock;
  readonly #ended: Parts['ended'];
  /** Clients send the same one again and again, and to verify it takes as long as the rest of a small request. */
  readonly #verified = new LRUCache<string, Identity>({
    maxSize: MAX_KEPT_CHARACTERS,
    sizeCalculation: (_identity, token) => Math.max(1, token.length),
  });

  constructor({ secrets, clock, ended }: Parts) {
    this.#keys = new Map(secrets.map((secret) => [keyIdOf(secret), createSecretKey(Buffer.from(secret))]));
    this.#keyid = keyIdOf(secrets[0]);
    this.#signingKey = createSecretKey(Buffer.from(secrets[0]));
    this.#clock = clock;
    this.#ended = ended;
  }

  issue({ accountId, sessionId, until }: NewToken): { token: string; expiresAt: Date } {
    const issuedAt = Math.floor(this.#clock().getTime() / 1000);
    const latest = Math.floor((until?.getTime() ?? Infinity) / 1000);
    const exp = Math.min(issuedAt + ACCESS_TOKEN_SECONDS, latest);
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: accountId, sid: sessionId, iat: issuedAt, exp };
    const header = { alg: 'HS256', typ: TYPE };
    const token = jwt.sign(claims, this.#signingKey, { algorithm: 'HS256', keyid: this.#keyid, header });
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for a token that is not ours, was changed, or has expired, and for one of a session that has ended. */
  read(token: string): Identity | undefined {
    const identity = this.#readUnlessExpired(token);
    return identity && this.#ended?.has(identity.sessionId) ? undefined : identity;
  }

  #readUnlessExpired(token: string): Identity | undefined {
    const seconds = Math.floor(this.#clock().getTime() / 1000);
    const known = this.#verified.get(token);
    if (known && seconds * 1000 < known.expiresAt.getTime()) return known;
    const identity = this.#verify(token, seconds);
    if (identity) this.#verified.set(token, identity);
    else if (known) this.#verified.delete(token);
    return identity;
  }

  #verify(token: string, clockTimestamp: number): Identity | undefined {
    try {
      const { header } = jwt.decode(token, { complete: true }) ?? {};
      const key = this.#keys.get(header?.kid ?? '');
      if (!key || header?.typ !== TYPE) return undefined;
      const options: jwt.VerifyOptions = { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, clockTimestamp };
      const { sub, sid, exp } = jwt.verify(token, key, options) as unknown as Claims;
      if (!isIdText(sub) || !isIdText(sid) || exp === undefined) return undefined;
      return { accountId: sub, sessionId: sid, expiresAt: new Date(Math.min(exp * 1000, LATEST_INSTANT)) };
    } catch {
      return undefined;
    }
  }
}

/** The same in every process, and it tells nothing of the secret. */
function keyIdOf(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'rowlock key id', 6)).toString('base64url');
}

function isIdText(claim: unknown): claim is string {
  return typeof claim === 'string' && isId(claim);
}
