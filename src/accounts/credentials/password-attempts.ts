import { createHash } from 'node:crypto';
import {
  createRateLimiter,
  createRememberedKeys,
  type RateLimit,
  type RateLimiter,
  type RememberedKeys,
  unlimited,
} from '../../platform/redis/rate-limiter.ts';
import { KNOWN_ADDRESS_SECONDS, RATE_LIMITS } from '../../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../../platform/redis/redis.ts';

/**
 * Slows guesses of passwords, from however many addresses they come, without locking the owner out. An address from which
 * the right password came is known to the account, and has a count of its own there: what strangers do elsewhere does not
 * reach it. All other addresses share one count of the account, and each has one for all accounts.
 *
 * Counts are by e-mail address, whether there is such an account or not.
 */
export class PasswordAttempts {
  readonly #ofAccount: RateLimiter;
  readonly #ofKnownAddress: RateLimiter;
  readonly #ofAddress: RateLimiter;
  readonly #known: RememberedKeys;

  constructor({ redis, rateLimits }: { redis: RedisConnection | undefined; rateLimits: boolean }) {
    const limiter = (limit: RateLimit) => (rateLimits ? createRateLimiter(limit, redis) : unlimited);
    this.#ofAccount = limiter(RATE_LIMITS.passwordOfAccount);
    this.#ofKnownAddress = limiter(RATE_LIMITS.passwordOfKnownAddress);
    this.#ofAddress = limiter(RATE_LIMITS.passwordOfAddress);
    const known = { name: 'known-address', seconds: KNOWN_ADDRESS_SECONDS };
    this.#known = rateLimits ? createRememberedKeys(known, redis) : NOTHING;
  }

  /**
   * To be called before a password is looked at. It counts as wrong until `succeeded` is called: of a hundred guesses at
   * the same moment no more are looked at than one after the other.
   *
   * @param email as it is stored
   * @param ip as in `RequestContext.ip`
   * @returns 0, or how many seconds to wait
   */
  async check(email: string, ip: string): Promise<number> {
    const { account, pair } = keysOf(email, ip);
    if (await this.#known.has(pair)) return this.#ofKnownAddress.consume(pair);
    const waitOfAddress = await this.#ofAddress.consume(ip);
    if (waitOfAddress > 0) return waitOfAddress;
    const wait = await this.#ofAccount.consume(account);
    // It was no guess: otherwise one account under attack would use up what an office has for all of its accounts.
    if (wait > 0) await this.#ofAddress.giveBack(ip);
    return wait;
  }

  /** After a `check` that was answered with 0: the password was right. */
  async succeeded(email: string, ip: string): Promise<void> {
    const { account, pair } = keysOf(email, ip);
    if (!(await this.#known.has(pair)))
      await Promise.all([this.#ofAccount.giveBack(account), this.#ofAddress.giveBack(ip)]);
    await this.trust(email, ip);
  }

  /** After a `check` that was answered with 0: something else was wrong, and the password was perhaps not looked at. */
  async notLookedAt(email: string, ip: string): Promise<void> {
    const { account, pair } = keysOf(email, ip);
    if (await this.#known.has(pair)) await this.#ofKnownAddress.giveBack(pair);
    else await Promise.all([this.#ofAccount.giveBack(account), this.#ofAddress.giveBack(ip)]);
  }

  /** Without a password: a mail proved that the account belongs to the person there. */
  async trust(email: string, ip: string): Promise<void> {
    const { pair } = keysOf(email, ip);
    await Promise.all([this.#ofKnownAddress.forget(pair), this.#known.add(pair)]);
  }
}

const NOTHING: RememberedKeys = { add: () => Promise.resolve(), has: () => Promise.resolve(false) };

/** Without an address of a person in them: who can read Redis need not know who logs in. */
function keysOf(email: string, ip: string): { account: string; pair: string } {
  return { account: hash(email), pair: hash(`${email} ${ip}`) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
