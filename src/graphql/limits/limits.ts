import type { GraphQLError } from 'graphql';
import { codedError } from '../errors.ts';

/** The limits of one operation; the same over HTTP and over a WebSocket. */
export const LIMITS = {
  /** Bytes of a request's body, and of a message on a WebSocket. */
  bytes: 100_000,
  tokens: 2_000,
  /** Of fields within fields. */
  depth: 12,
  /** Fields that are written out; those of a fragment count each time that it is used. */
  fields: 500,
  /** Fields at the top, also of fragments: each may be an attempt to log in. */
  rootFields: 10,
  /** Estimated fields of the answer. */
  complexity: 30_000,
};

/** @param what exceeds which limit */
export function tooLarge(what: string): GraphQLError {
  return codedError('BAD_USER_INPUT', `The operation is too large: ${what}.`);
}
