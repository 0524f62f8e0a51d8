import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Account as AccountRow } from '../generated/prisma/client.ts';
import { unauthenticated } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import type { Outcome } from '../platform/outcome.ts';
import type { RateLimiter } from '../platform/redis/rate-limiter.ts';
import type { AccountService, Session } from './account.service.ts';
import { Account, AuthPayload, LoginInput, RegisterInput } from './account.types.ts';

@Resolver(() => Account)
export class AccountResolver {
  readonly #accounts: AccountService;
  readonly #attempts: RateLimiter;

  constructor({ accounts, loginAttempts }: { accounts: AccountService; loginAttempts: RateLimiter }) {
    this.#accounts = accounts;
    this.#attempts = loginAttempts;
  }

  @Query(() => Account, { nullable: true, description: 'Who is asking; null without a token.' })
  async me(@Ctx() { identity, hasBadToken, loaders }: RequestContext): Promise<AccountRow | undefined> {
    if (hasBadToken) throw unauthenticated(hasBadToken);
    return identity && loaders.one(this.#accounts.byIds, ({ id }) => id).load(identity.accountId);
  }

  @Mutation(() => AuthPayload, { description: 'Makes an account, with the role CUSTOMER, and logs in.' })
  async register(
    @Arg('input', () => RegisterInput) input: RegisterInput,
    @Ctx() context: RequestContext,
  ): Promise<AuthPayload> {
    await this.#limit(context);
    return toPayload(await this.#accounts.register(input));
  }

  @Mutation(() => AuthPayload)
  async login(@Arg('input', () => LoginInput) input: LoginInput, @Ctx() context: RequestContext): Promise<AuthPayload> {
    await this.#limit(context);
    return toPayload(await this.#accounts.login(input));
  }

  /** Each attempt costs a password's hash, and may be a guess. */
  async #limit({ ip }: RequestContext): Promise<void> {
    const waitSeconds = await this.#attempts.consume(ip);
    if (waitSeconds > 0) {
      throw codedError('RATE_LIMITED', `Too many attempts: wait ${waitSeconds} seconds.`, {
        retryAfterSeconds: waitSeconds,
      });
    }
  }
}

function toPayload(outcome: Outcome<Session>): AuthPayload {
  return { ...outcome.value, errors: errorsOf(outcome) };
}
