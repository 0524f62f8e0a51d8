import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { AuthCheckerFn } from 'type-graphql';
import type { Role } from '../generated/prisma/enums.ts';
import { type Actor, ForbiddenError, hasRole, hasRoleSomewhere, type Identity } from '../platform/identity.ts';
import type { RequestContext } from './context.ts';
import { accountIsGone, codedError } from './errors.ts';

/**
 * Who may call an operation, in the words with which its description begins.
 *
 * - `MANAGER`: that role for all cinemas.
 * - `MANAGER of the cinema`: for one cinema at least. Which one it has to be depends on the input, so that the service
 *   calls `requireRole` once it knows.
 * - `Registered`: any account that is not a guest.
 */
export type AccessRule = Role | `${Role} of the cinema` | 'Registered';

/**
 * `@Authorized()` on a resolver: any account. `@Authorized('MANAGER', 'AUDITOR')`: one of these rules.
 *
 * @throws {GraphQLError} UNAUTHENTICATED
 * @throws {ForbiddenError}
 */
export const checkAccess: AuthCheckerFn<RequestContext, AccessRule> = async ({ context }, rules) => {
  const identity = identityOf(context);
  if (rules.length === 0) return true;
  const actor = await actorOf(context);
  for (const rule of rules) if (await keeps(rule, { context, identity, actor })) return true;
  throw new ForbiddenError(await reasonOf(rules, { context, identity }));
};

async function reasonOf(
  rules: readonly AccessRule[],
  { context, identity }: { context: RequestContext; identity: Identity },
): Promise<string> {
  if (rules[0] === 'Registered') return 'This needs a registered account.';
  // It has its roles, and they do not count yet.
  const account = await context.loaders.load(context.callers.byId, identity.accountId);
  if (account?.mustChangePassword) return 'Change the password first, with changePassword: no role counts until then.';
  return `This needs the role ${rules.join(' or ')}.`;
}

async function keeps(
  rule: AccessRule,
  { context, identity, actor }: { context: RequestContext; identity: Identity; actor: Actor },
): Promise<boolean> {
  if (rule === 'Registered') return !(await context.loaders.load(context.callers.byId, identity.accountId))?.isGuest;
  const [role, isForOneCinema] = splitRule(rule);
  return isForOneCinema ? hasRoleSomewhere(actor, role) : hasRole(actor, role);
}

function splitRule(rule: Exclude<AccessRule, 'Registered'>): [role: Role, isForOneCinema: boolean] {
  const role = rule.replace(/ of the cinema$/, '') as Role;
  return [role, role !== rule];
}

/** Who is asking, with its grants: a role that was taken away counts no more from the next request on. */
export async function actorOf(context: RequestContext): Promise<Actor> {
  const { accountId } = identityOf(context);
  return { accountId, grants: await context.loaders.load(context.callers.grantsByAccountId, accountId) };
}

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
