import type { Account } from '../../generated/prisma/client.ts';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { accountIsGone, refuseToWait } from '../../graphql/errors.ts';
import { findRow } from '../../platform/batches.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { RateLimiter } from '../../platform/redis/rate-limiter.ts';
import type { AccountService } from '../account.service.ts';
import type { PasswordAttempts } from './password-attempts.ts';

type Caller = Pick<RequestContext, 'ip'>;

/** What every operation goes through that takes a password: each attempt costs a hash, and may be a guess. */
export class PasswordGuard {
  readonly #hashes: RateLimiter;
  readonly #attempts: PasswordAttempts;

  constructor({ loginAttempts, passwordAttempts }: { loginAttempts: RateLimiter; passwordAttempts: PasswordAttempts }) {
    this.#hashes = loginAttempts;
    this.#attempts = passwordAttempts;
  }

  /** For an operation that only makes a hash. @throws {GraphQLError} RATE_LIMITED */
  async limitHashes({ ip }: Caller): Promise<void> {
    refuseToWait(await this.#hashes.consume(ip), 'Too many attempts');
  }

  /**
   * For an operation that is refused with InvalidCredentials when the password is wrong.
   *
   * @param email as it is stored; null for a guest, which has no password
   * @throws {GraphQLError} RATE_LIMITED
   */
  async attempt<Value>(
    { ip }: Caller,
    email: string | null,
    work: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    await this.limitHashes({ ip });
    if (email === null) return work();
    refuseToWait(await this.#attempts.check(email, ip), 'Too many attempts');
    const outcome = await work();
    const isWrong = outcome.errors?.some(({ kind }) => kind === 'InvalidCredentials') ?? false;
    if (!outcome.errors) await this.#attempts.succeeded(email, ip);
    else if (!isWrong) await this.#attempts.notLookedAt(email, ip);
    return outcome;
  }

  /** The caller has proved without a password that the account is theirs. */
  async trust({ ip }: Caller, email: string | null | undefined): Promise<void> {
    if (typeof email === 'string') await this.#attempts.trust(email, ip);
  }
}

/** The caller's, as it is now: an earlier mutation of the request may have changed its password. */
export async function ownAccount({ byId }: Pick<AccountService, 'byId'>, context: RequestContext): Promise<Account> {
  const account = await findRow(byId, identityOf(context).accountId);
  if (!account) throw accountIsGone();
  return account;
}
