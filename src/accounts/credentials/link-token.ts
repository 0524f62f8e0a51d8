import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: to guess one is no way in. */
const BYTES = 32;

/** What a link has, and what is stored of it: from the database alone no link can be made. */
export function newLinkToken(): { token: string; hash: string } {
  const token = randomBytes(BYTES).toString('base64url');
  return { token, hash: hashLinkToken(token) };
}

/** Without salt and passes: it is not chosen by a person. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
