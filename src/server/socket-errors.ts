import { randomUUID } from 'node:crypto';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { toPublicError } from '../graphql/errors.ts';
import { publicMessages } from '../graphql/public-message.ts';
import { coded } from './documents.ts';
import type { GraphQLParts } from './http.ts';

type ErrorParts = Pick<GraphQLParts, 'schema' | 'logger'> & { document?: DocumentNode };

/** Errors of an operation over a WebSocket, as they may be shown. */
export function publicErrors(errors: readonly unknown[], parts: ErrorParts): GraphQLFormattedError[] {
  return errors.map((error) => toPublic(error, parts));
}

function toPublic(error: unknown, { schema, logger, document }: ErrorParts): GraphQLFormattedError {
  const log = { logger, requestId: randomUUID(), messageOf: publicMessages({ schema, document }) };
  if (!(error instanceof GraphQLError)) return toPublicError({ message: '' }, error, log);
  // An error without a path is graphql-js's own, about the request; a resolver's has one.
  const known = error.path ? error : coded(error, 'BAD_USER_INPUT');
  return toPublicError(known.toJSON(), error, log);
}
