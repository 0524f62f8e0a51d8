import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { parse as uuidBytes } from 'uuid';
import { isId } from '../../platform/ids.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const ID_BYTES = 16;
const SECRET_BYTES = 16;
const RANDOM_BYTES = 32;
const TOKEN_BYTES = ID_BYTES + SECRET_BYTES + RANDOM_BYTES;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What a client gets new access tokens with: the id of its session, a secret that all refresh tokens of the session have in
 * common, and a random part of its own. All of it is random, so that a fast hash is enough to store it.
 */
export interface RefreshToken {
  sessionId: string;
  text: string;
  /** Of the secret of the session. */
  familyHash: Bytes;
  /** Of the whole token. */
  hash: Bytes;
  /** The one that takes its place: another one each time. */
  successor: () => RefreshToken;
}

/** The first one of a new session. */
export function newRefreshToken(sessionId: string): RefreshToken {
  return toToken(Buffer.concat([uuidBytes(sessionId), randomBytes(SECRET_BYTES), randomBytes(RANDOM_BYTES)]));
}

/** Undefined for a text that cannot be one. */
export function readRefreshToken(text: string): RefreshToken | undefined {
  if (text.length > 2 * TOKEN_BYTES) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  // Decoding passes over what is wrong.
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== text) return undefined;
  return isId(idIn(bytes)) ? toToken(bytes) : undefined;
}

function toToken(bytes: Buffer): RefreshToken {
  const family = bytes.subarray(0, ID_BYTES + SECRET_BYTES);
  return {
    sessionId: idIn(bytes),
    text: bytes.toString('base64url'),
    familyHash: sha256(family),
    hash: sha256(bytes),
    successor: () => toToken(Buffer.concat([family, randomBytes(RANDOM_BYTES)])),
  };
}

function idIn(bytes: Buffer): string {
  return bytes.toString('hex', 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** The successor, so that only the token before it opens it: the database alone does not tell it. */
export function sealSuccessor(successor: RefreshToken, { text: before }: RefreshToken): Bytes {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(before), iv);
  const sealed = [cipher.update(successor.text, 'base64url'), cipher.final()];
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), ...sealed]));
}

/** @throws when it was sealed for another token */
export function openSuccessor(sealed: Uint8Array, { text: before }: RefreshToken): RefreshToken {
  const [iv, tag] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(before), iv).setAuthTag(tag);
  return toToken(Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]));
}

function keyFrom(token: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(token, 'base64url'), '', 'rowlock refresh successor', 32));
}
