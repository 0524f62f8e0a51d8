import type { Identity } from '../platform/identity.ts';

/** Reads access tokens. */
export interface TokenReader {
  /** Undefined for a token that is not ours, was changed, or has expired. */
  read(token: string): Identity | undefined;
}

/** Who sent a request. */
export interface Caller {
  /** Undefined without a token, and with a bad one. */
  identity: Identity | undefined;
  hasBadToken: boolean;
}

/** From `Authorization: Bearer ...` of a request, or the same in a WebSocket's connectionParams. */
export function readAuthorization(authorization: unknown, accessTokens: TokenReader): Caller {
  if (authorization === undefined || authorization === null || authorization === '')
    return { identity: undefined, hasBadToken: false };
  const [, token] = typeof authorization === 'string' ? (/^Bearer +(\S+)$/i.exec(authorization) ?? []) : [];
  const identity = token === undefined ? undefined : accessTokens.read(token);
  return { identity, hasBadToken: identity === undefined };
}
