import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codedError, toPublicError } from '../graphql/errors.ts';
import { LIMITS } from '../graphql/limits/limits.ts';
import type { Logger } from '../platform/logger.ts';
import { ANSWER_HEADERS } from './answer-headers.ts';
import { GRAPHQL_PATH } from './http.ts';

const MESSAGES: Record<number, string> = {
  400: 'The request cannot be read: send a JSON object with a query.',
  403: 'Pages of this origin may not connect.',
  404: 'There is nothing at this address.',
  405: 'Send GraphQL with POST, or a query with GET.',
  408: 'The request did not come in time.',
  413: `The body has more than ${LIMITS.bytes} bytes, or of a manager more than ${LIMITS.managerBytes}.`,
  415: 'Send the body as JSON, with the header Content-Type: application/json.',
  429: 'This address has as many WebSockets as it may have: close one first.',
  431: 'The headers are too long.',
  503: 'This process stops: connect again.',
};

const CODES: Record<number, 'FORBIDDEN' | 'NOT_FOUND' | 'RATE_LIMITED' | 'SERVICE_UNAVAILABLE'> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'SERVICE_UNAVAILABLE',
};

/**
 * Answers what goes wrong before an operation is known in GraphQL's own form, so that clients have to read only one. No text
 * of the request is in a message: an address or a body may have secrets in it.
 */
export function answerErrors(fastify: FastifyInstance, logger: Logger): void {
  // Otherwise Fastify reads it as a text, and what is wrong would be said too late.
  fastify.removeContentTypeParser('text/plain');
  fastify.setNotFoundHandler((request, reply) => {
    // A worker does not serve it.
    const isGraphQL =
      request.url.split('?')[0] === GRAPHQL_PATH && fastify.hasRoute({ method: 'POST', url: GRAPHQL_PATH });
    if (!isGraphQL) return send(reply, 404);
    return send(reply.header('allow', 'GET, POST'), 405);
  });
  fastify.setErrorHandler(errorHandler(logger));
}

export function errorHandler(logger: Logger) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    // An address that cannot be decoded is answered without the hooks that set them.
    void reply.headers(ANSWER_HEADERS);
    // The header Host is not one, and the handler of Apollo Server makes a URL of it.
    const status = error.code === 'ERR_INVALID_URL' ? 400 : (error.statusCode ?? 500);
    if (status >= 400 && status < 500) return void send(reply, status);
    const log = { logger, requestId: randomUUID(), messageOf: () => '' };
    const shown = toPublicError({ message: '' }, error, log);
    const isUnavailable = shown.extensions?.['code'] === 'SERVICE_UNAVAILABLE';
    if (isUnavailable) void reply.header('retry-after', '1');
    void reply.code(isUnavailable ? 503 : 500).send({ errors: [shown] });
  };
}

/** What is no HTTP at all, comes too slowly or has too long headers. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  const statuses: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
  answerOnSocket(socket, statuses[error.code ?? ''] ?? 400);
}

/** For a connection that Fastify does not serve. */
export function answerOnSocket(socket: Duplex, status: number): void {
  // The client may be gone before it has read this.
  socket.on('error', () => undefined);
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify(bodyOf(status));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...Object.entries(ANSWER_HEADERS).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function send(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).send(bodyOf(status));
}

function bodyOf(status: number) {
  const code = CODES[status] ?? 'BAD_USER_INPUT';
  return { errors: [codedError(code, MESSAGES[status] ?? STATUS_CODES[status] ?? 'The request is wrong.').toJSON()] };
}
