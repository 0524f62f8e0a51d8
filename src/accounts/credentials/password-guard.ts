import type { Outcome } from '../../platform/outcome.ts';
import { refuseToWait } from '../../platform/redis/rate-limited-error.ts';
import type { RateLimiter } from '../../platform/redis/rate-limiter.ts';
import type { PasswordAttempts } from './password-attempts.ts';

interface Caller {
  /** As in `RequestContext.ip`. */
  ip: string;
}

/** What every operation goes through that takes a password: each attempt costs a hash, and may be a guess. */
export class PasswordGuard {
  readonly #hashes: RateLimiter;
  readonly #attempts: PasswordAttempts;

  constructor({ loginAttempts, passwordAttempts }: { loginAttempts: RateLimiter; passwordAttempts: PasswordAttempts }) {
    this.#hashes = loginAttempts;
    this.#attempts = passwordAttempts;
  }

  /** For an operation that only makes a hash. @throws {RateLimitedError} */
  async limitHashes({ ip }: Caller): Promise<void> {
    refuseToWait(await this.#hashes.consume(ip), 'Too many attempts');
  }

  /**
   * For an operation that is refused with InvalidCredentials when the password is wrong.
   *
   * @param email as it is stored; null for a guest, which has no password
   * @throws {RateLimitedError}
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
