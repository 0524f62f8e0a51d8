import type { Account } from '../../generated/prisma/client.ts';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { accountIsGone, codedError } from '../../graphql/errors.ts';
import { findRow } from '../../platform/batches.ts';
import type { RateLimiter } from '../../platform/redis/rate-limiter.ts';
import type { AccountService } from '../account.service.ts';

/** Each attempt costs a password hash, and may be a guess. @throws {GraphQLError} RATE_LIMITED */
export async function limitAttempts(attempts: RateLimiter, { ip }: Pick<RequestContext, 'ip'>): Promise<void> {
  const waitSeconds = await attempts.consume(ip);
  if (waitSeconds === 0) return;
  throw codedError('RATE_LIMITED', `Too many attempts: wait ${waitSeconds} seconds.`, {
    retryAfterSeconds: waitSeconds,
  });
}

/** The caller's, as it is now: an earlier mutation of the request may have changed its password. */
export async function ownAccount({ byId }: Pick<AccountService, 'byId'>, context: RequestContext): Promise<Account> {
  const account = await findRow(byId, identityOf(context).accountId);
  if (!account) throw accountIsGone();
  return account;
}
