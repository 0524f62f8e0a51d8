import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Callers } from '../graphql/context.ts';
import { LIMITS } from '../graphql/limits/limits.ts';
import { findRows } from '../platform/batches.ts';
import { hasRoleSomewhere } from '../platform/identity.ts';
import { jsonProblem } from '../platform/json-bounds.ts';
import { callerOfRequest, type TokenReader } from '../graphql/authentication.ts';

interface LargeBodies {
  /** Without its methods and limits. */
  route: Pick<RouteOptions, 'url' | 'handler'>;
  accounts: Pick<Callers, 'grantsByAccountId'>;
  accessTokens: TokenReader;
}

/** What the route of large bodies is told from the one of all others by. */
const LARGE = 'large';

/**
 * Seat maps come as documents, which are larger than anything that buyers send. Such a body is read only when a manager
 * sends it and says how long it is; that is known before the first byte of it.
 */
export function serveLargeBodies(fastify: FastifyInstance, { route, accounts, accessTokens }: LargeBodies): void {
  fastify.addConstraintStrategy({
    name: 'body',
    deriveConstraint: ({ headers }: IncomingMessage) =>
      Number(headers['content-length'] ?? 0) > LIMITS.bytes ? LARGE : undefined,
    storage: routesByConstraint,
  });
  const onRequest = async ({ raw }: FastifyRequest) => {
    const { identity } = callerOfRequest(raw, accessTokens);
    const grants = identity ? await findRows(accounts.grantsByAccountId, identity.accountId) : [];
    if (!hasRoleSomewhere({ grants }, 'MANAGER')) throw withStatus(413);
  };
  void fastify.register((scope, _options, done) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson);
    scope.route({ ...route, method: 'POST', bodyLimit: LIMITS.managerBytes, constraints: { body: LARGE }, onRequest });
    done();
  });
}

function routesByConstraint<Handler>() {
  const handlers = new Map<unknown, Handler>();
  return {
    get: (constraint: unknown) => handlers.get(constraint) ?? null,
    set: (constraint: unknown, handler: Handler) => void handlers.set(constraint, handler),
  };
}

/** What would keep the process busy for seconds is not parsed. */
async function parseJson(_request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  const text = body.toString();
  if ((await jsonProblem(text)) !== undefined) throw withStatus(400);
  try {
    return JSON.parse(text);
  } catch {
    throw withStatus(400);
  }
}

/** Answered by the error handler, in GraphQL's form. */
function withStatus(statusCode: number): Error {
  return Object.assign(new Error(String(statusCode)), { statusCode });
}
