import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Callers } from '../graphql/context.ts';
import { LIMITS } from '../graphql/limits/limits.ts';
import { findRows } from '../platform/batches.ts';
import { hasRoleSomewhere } from '../platform/identity.ts';
import { callerOfRequest, type TokenReader } from '../graphql/authentication.ts';
import { withStatus } from './with-status.ts';

interface LargeBodies {
  /** Without its methods and limits. */
  route: Pick<RouteOptions, 'url' | 'preHandler' | 'handler'>;
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
  const constraints = { body: LARGE };
  fastify.route({ ...route, method: 'POST', bodyLimit: LIMITS.managerBytes, constraints, onRequest });
}

function routesByConstraint<Handler>() {
  const handlers = new Map<unknown, Handler>();
  return {
    get: (constraint: unknown) => handlers.get(constraint) ?? null,
    set: (constraint: unknown, handler: Handler) => void handlers.set(constraint, handler),
  };
}
