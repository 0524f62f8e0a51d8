import type { GraphQLError } from 'graphql';
import type { AuthCheckerFn } from 'type-graphql';
import type { AccessTokens, Identity } from '../accounts/session/access-token.ts';
import type { Role } from '../generated/prisma/client.ts';
import { codedError } from './errors.ts';
import type { RequestContext } from './context.ts';

/**
 * What `@Authorized()` and `@Authorized('ADMIN')` on a resolver mean.
 *
 * @throws {GraphQLError} UNAUTHENTICATED or FORBIDDEN
 */
export const checkRole: AuthCheckerFn<RequestContext, Role> = ({ context }, roles) => {
  const { role } = identityOf(context);
  if (roles.length > 0 && !roles.includes(role))
    throw codedError('FORBIDDEN', `This needs the role ${roles.join(' or ')}.`);
  return true;
};

/** Who is asking. @throws {GraphQLError} UNAUTHENTICATED */
export function identityOf(context: RequestContext): Identity {
  if (context.identity) return context.identity;
  throw unauthenticated(context.hasBadToken);
}

/** From `Authorization: Bearer ...` of a request, or the same in a WebSocket's connectionParams. */
export function readAuthorization(
  authorization: unknown,
  accessTokens: AccessTokens,
): Pick<RequestContext, 'identity' | 'hasBadToken'> {
  if (authorization === undefined || authorization === null || authorization === '')
    return { identity: undefined, hasBadToken: false };
  const [, token] = typeof authorization === 'string' ? (/^Bearer +(\S+)$/i.exec(authorization) ?? []) : [];
  const identity = token === undefined ? undefined : accessTokens.read(token);
  return { identity, hasBadToken: identity === undefined };
}

export function unauthenticated(hasBadToken: boolean): GraphQLError {
  const message = hasBadToken
    ? 'The access token is not valid, or has ended: log in again.'
    : 'Log in first: send an access token.';
  return codedError('UNAUTHENTICATED', message);
}
