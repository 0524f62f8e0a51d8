import jwt from 'jsonwebtoken';
import { AccessTokens } from '../../src/accounts/session/access-token.ts';
import { newId } from '../../src/platform/ids.ts';

export const JWT_SECRET = 'a secret of the tests that is long enough';

/** Of a session that has no row, which costs no statement. */
export function accessTokenOf(accountId: string, { secret = JWT_SECRET, clock = () => new Date() } = {}): string {
  return new AccessTokens({ secrets: [secret], clock }).issue({ accountId, sessionId: newId() }).token;
}

interface Differences {
  /** Undefined: without it. */
  claims?: object;
  header?: object;
  secret?: string;
}

/** A token as ours are, but for what is given. */
export function signToken({ claims, header, secret = JWT_SECRET }: Differences): string {
  const ours = jwt.decode(accessTokenOf(newId()), { complete: true });
  const entries = Object.entries({ ...(ours?.payload as object), ...claims });
  const given = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return jwt.sign(given, secret, { header: { alg: 'HS256', ...ours?.header, ...header } });
}
