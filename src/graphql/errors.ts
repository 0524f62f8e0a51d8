import { GraphQLError, type GraphQLFormattedError, isValueNode } from 'graphql';
import { fateOf, OutcomeUnknownError, unrepresentableValue, violatesForeignKey } from '../platform/database/errors.ts';
import { ForbiddenError } from '../platform/identity.ts';
import type { Logger } from '../platform/logger.ts';
import { RateLimitedError } from '../platform/redis/rate-limited-error.ts';
import type { publicMessages } from './public-message.ts';

/** `extensions.code`, by which a client tells errors apart. */
type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** Codes that may be shown, Apollo Server's own among them. Anything else that is thrown is a fault, and masked. */
const PUBLIC_CODES = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export function codedError(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** The access token is good, and its account is not there any more. */
export function accountIsGone(): GraphQLError {
  return codedError('UNAUTHENTICATED', 'The account of the access token does not exist any more: log in again.');
}

const OUTCOME_UNKNOWN =
  'It is not known whether the change was made. Send the same request again, with the same idempotency key: it is made once.';

const MASKED = 'Internal server error';

/** How the names of foreign keys to the caller's account end. */
const TO_ACCOUNT = '_account_id_fkey';

/** Codes of Apollo Server for requests that are wrong as a whole; in our API they are no others than BAD_USER_INPUT. */
const WRONG_REQUEST = new Set<unknown>(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

/** Any of these makes a browser ask first whether a page of another site may send a request; the others are Apollo Client's. */
export const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** Messages of Apollo Server that name libraries, in words of our own. */
const REWORDED: readonly [RegExp, string][] = [
  [
    /\(CSRF\)/,
    `A page of another site could have sent this request. Send JSON with its Content-Type, or the header ${PREFLIGHT_HEADERS[0]} with any value.`,
  ],
  [/^GraphQL queries must be strings/, 'The query must be a text.'],
];

/** An error of Apollo Server itself, as it may be shown. */
export function withPublicCode({ message, extensions, ...place }: GraphQLFormattedError): GraphQLFormattedError {
  const code = WRONG_REQUEST.has(extensions?.['code']) ? 'BAD_USER_INPUT' : extensions?.['code'];
  const [, reworded = message] = REWORDED.find(([pattern]) => pattern.test(message)) ?? [];
  return {
    ...place,
    message: code === 'INTERNAL_SERVER_ERROR' ? MASKED : reworded,
    extensions: { ...extensions, code },
  };
}

interface Asked {
  logger: Logger;
  requestId: string;
  messageOf: ReturnType<typeof publicMessages>;
  isMutation?: boolean;
}

/** An error as it may be shown. A fault is logged once, in full; the answer has only the request id to find it by. */
export function toPublicError(formatted: GraphQLFormattedError, error: unknown, asked: Asked): GraphQLFormattedError {
  const { locations, path, extensions } = formatted;
  const { logger, requestId, messageOf } = asked;
  const message = error instanceof GraphQLError ? messageOf(error) : formatted.message;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (fateOf(cause) !== undefined) {
    logger.warn({ error: cause, requestId }, 'unavailable');
    // Below its own field a mutation has been carried out, and what follows is read.
    const isUnknown = cause instanceof OutcomeUnknownError || (asked.isMutation === true && (path?.length ?? 0) > 1);
    return {
      ...place,
      message: isUnknown ? OUTCOME_UNKNOWN : 'The server is busy; nothing was changed. Try again.',
      extensions: { code: 'SERVICE_UNAVAILABLE', outcome: isUnknown ? 'UNKNOWN' : 'NOT_DONE', requestId },
    };
  }
  const unrepresentable = unrepresentableValue(cause);
  if (unrepresentable !== undefined) {
    return { ...place, message: unrepresentable, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (cause instanceof ForbiddenError) return { ...place, ...codedError('FORBIDDEN', cause.message).toJSON() };
  if (cause instanceof RateLimitedError) {
    const { message: why, retryAfterSeconds } = cause;
    return { ...place, ...codedError('RATE_LIMITED', why, { retryAfterSeconds }).toJSON() };
  }
  if (violatesForeignKey(cause, TO_ACCOUNT)) return { ...place, ...accountIsGone().toJSON() };
  // An error of our own rules has its code already, which Apollo Server replaces by another.
  const ownCode = cause instanceof GraphQLError ? cause.extensions['code'] : undefined;
  const code = WRONG_REQUEST.has(ownCode) ? 'BAD_USER_INPUT' : (ownCode ?? extensions?.['code']);
  if (typeof code === 'string' && PUBLIC_CODES.has(code)) {
    const { stacktrace: _, ...shown } = extensions ?? {};
    return { ...place, message, extensions: { ...shown, code } };
  }
  if (isAboutInput(cause)) return { ...place, message, extensions: { code: 'BAD_USER_INPUT' } };
  logger.error({ error: cause, requestId, path }, 'internal error');
  return { ...place, message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
}

/**
 * Whether graphql-js refused a value of the client while it executed the operation. That is possible although the
 * operation is valid: a nullable variable may be null where an argument with a default must not be.
 */
function isAboutInput(cause: unknown): boolean {
  return cause instanceof GraphQLError && (cause.nodes?.some(isValueNode) ?? false);
}
