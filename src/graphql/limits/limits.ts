import type { GraphQLError } from 'graphql';
import { codedError } from '../errors.ts';

/** The limits of one operation; the same over HTTP and over a WebSocket. */
export const LIMITS = {
  /** Bytes of a request's body, and of a message on a WebSocket. */
  bytes: 256_000,
  /** Bytes of the body of a manager: a seat map is a document of up to 5 MB, and each of its quotes is escaped. */
  managerBytes: 8_000_000,
  tokens: 2_000,
  comments: 1_000,
  /** Of fields within fields. */
  depth: 12,
  /** Fields that are written out; those of a fragment count each time that it is used. */
  fields: 500,
  /** Fields at the top, also of fragments: each may be an attempt to log in. */
  rootFields: 10,
  /** How often one name is written out in one place: validation compares each with each. */
  repeats: 30,
  /** Those that are written out; a front end needs some, for fields with different arguments. */
  aliases: 100,
  directives: 100,
  /** Of a field, a fragment, an operation or a variable. */
  directivesInOnePlace: 5,
  /** Definitions of fragments, which validation also compares with each other. */
  fragments: 50,
  /** Items of a list, and fields of an object, in the variables and in the document. */
  entries: 1_000,
  /** Of lists and objects within each other, in the variables and in the document. */
  valueDepth: 12,
  /** Reported of a document, and of its variables. More are not looked for. */
  errors: 20,
  /** Fields of the answer, and rows read for them: enough for every field of a seat map of 8,900 seats. */
  complexity: 220_000,
};

/** @param what exceeds which limit, and what to do */
export function tooLarge(what: string): GraphQLError {
  return codedError('BAD_USER_INPUT', `The operation is too large: ${what}.`);
}
