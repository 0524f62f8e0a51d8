import type { IncomingMessage } from 'node:http';
import type { Identity } from '../platform/identity.ts';

/** Reads access tokens. */
export interface TokenReader {
  /** Undefined for a token that is not ours, was changed, or has expired, and for one of a session that has ended. */
  read(token: string): Identity | undefined;
}

/** What happens to those whose tokens were read: a WebSocket outlives the request that opened it. */
export interface CallerChanges {
  /** Called with sessions that end from now on. */
  onEnded(listener: (sessionIds: readonly string[]) => void): void;
  /** Called with accounts that lose a role from now on. */
  onRoleRevoked(listener: (accountIds: readonly string[]) => void): void;
}

/** Who sent a request. */
export interface Caller {
  /** Undefined without a token, and with a bad one. */
  identity: Identity | undefined;
  hasBadToken: boolean;
}

const ANONYMOUS: Caller = { identity: undefined, hasBadToken: false };
const REFUSED: Caller = { identity: undefined, hasBadToken: true };

/** From the header `Authorization: Bearer ...` (RFC 6750). */
export function callerOfRequest({ headersDistinct }: IncomingMessage, accessTokens: TokenReader): Caller {
  return readAuthorization(headersDistinct['authorization'] ?? [], /^Bearer +(\S+)$/i, accessTokens);
}

/**
 * From the connectionParams of a WebSocket: `authorization`, with or without `Bearer `. As in headers, upper and lower case
 * are the same, and some clients send a `headers` object. A key that seems to be meant like it is refused: a client must
 * not believe that it is logged in.
 */
export function callerOfSocket(params: Record<string, unknown> = {}, accessTokens: TokenReader): Caller {
  const { headers } = params;
  if (Array.isArray(headers)) return REFUSED;
  const entries = [...Object.entries(params), ...Object.entries(typeof headers === 'object' && headers ? headers : {})];
  if (entries.some(([name, value]) => isMistaken(name) && isGiven(value))) return REFUSED;
  const given = entries.flatMap(([name, value]) => (isAuthorization(name) ? [value as unknown] : []));
  return readAuthorization(given, /^(?:Bearer +)?(\S+)$/i, accessTokens);
}

function readAuthorization(values: readonly unknown[], form: RegExp, accessTokens: TokenReader): Caller {
  const given = new Set(values.filter(isGiven));
  const [authorization] = given;
  if (given.size === 0) return ANONYMOUS;
  if (given.size > 1 || typeof authorization !== 'string') return REFUSED;
  const token = form.exec(authorization)?.[1];
  const identity = token === undefined ? undefined : accessTokens.read(token);
  return identity ? { identity, hasBadToken: false } : REFUSED;
}

/** Clients that are not logged in yet send an empty one. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isAuthorization(name: string): boolean {
  return name.toLowerCase() === 'authorization';
}

/** As in authToken, accessToken, token, bearer, jwt; a CSRF token is none. */
function isMistaken(name: string): boolean {
  return !isAuthorization(name) && /auth|token|bearer|jwt/i.test(name) && !/[cx]srf/i.test(name);
}
