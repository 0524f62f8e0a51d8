import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { AuthCheckerFn } from 'type-graphql';
import type { Role } from '../generated/prisma/enums.ts';
import type { RequestContext } from './context.ts';
import { accountIsGone, codedError } from './errors.ts';
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

/** Requests in which something needed an account. */
const needsAccount = new WeakSet<RequestContext>();

/** Who is asking. @throws {GraphQLError} UNAUTHENTICATED */
export function identityOf(context: RequestContext): Identity {
  if (!context.identity) throw unauthenticated(context.hasBadToken);
  needsAccount.add(context);
  return context.identity;
}

/**
 * An access token outlives its account. Looking for the account in each request would cost a round trip; so it is looked
 * for only when a field that needs one found nothing. Where a row would be written, a foreign key refuses it: see errors.ts.
 */
export function refuseMissingAccounts(
  schema: GraphQLSchema,
  accounts: { exists: (id: string) => Promise<boolean> },
): GraphQLSchema {
  const refuse = async (context: RequestContext) => {
    if (!needsAccount.has(context) || !context.identity) return;
    if (!(await accounts.exists(context.identity.accountId))) throw accountIsGone();
  };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}))) {
    const { resolve, subscribe } = field;
    if (subscribe)
      field.subscribe = async (source, args, context: RequestContext, info): Promise<unknown> => {
        try {
          return await subscribe(source, args, context, info);
        } catch (error) {
          await refuse(context);
          throw error;
        }
      };
    else if (resolve)
      field.resolve = async (source, args, context: RequestContext, info): Promise<unknown> => {
        const answer: unknown = await resolve(source, args, context, info);
        if (foundNothing(answer)) await refuse(context);
        return answer;
      };
  }
  return schema;
}

function foundNothing(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true;
  const { errors } = answer as { errors?: readonly { kind?: string }[] };
  return errors?.some(({ kind }) => kind === 'NotFound') ?? false;
}

export function unauthenticated(hasBadToken: boolean): GraphQLError {
  const message = hasBadToken
    ? 'The access token is invalid or has expired: log in again.'
    : 'Log in first: send an access token.';
  return codedError('UNAUTHENTICATED', message);
}
