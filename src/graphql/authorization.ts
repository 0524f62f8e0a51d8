import type { GraphQLError } from 'graphql';
import type { AuthCheckerFn } from 'type-graphql';
import type { Role } from '../generated/prisma/enums.ts';
import type { RequestContext } from './context.ts';
import { codedError } from './errors.ts';
import { hasRole, type Identity } from '../platform/identity.ts';

/**
 * `@Authorized()` on a resolver: any account. `@Authorized('MANAGER')`: that role, for all cinemas.
 *
 * @throws {GraphQLError} UNAUTHENTICATED or FORBIDDEN
 */
export const checkRole: AuthCheckerFn<RequestContext, Role> = ({ context }, roles) => {
  const identity = identityOf(context);
  if (roles.length > 0 && !roles.some((role) => hasRole(identity, role)))
    throw codedError('FORBIDDEN', `This needs the role ${roles.join(' or ')}.`);
  return true;
};

/** Who is asking. @throws {GraphQLError} UNAUTHENTICATED */
export function identityOf(context: RequestContext): Identity {
  if (context.identity) return context.identity;
  throw unauthenticated(context.hasBadToken);
}

export function unauthenticated(hasBadToken: boolean): GraphQLError {
  const message = hasBadToken
    ? 'The access token is invalid or has expired: log in again.'
    : 'Log in first: send an access token.';
  return codedError('UNAUTHENTICATED', message);
}
