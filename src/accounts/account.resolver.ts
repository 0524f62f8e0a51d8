import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Account as AccountRow, RoleGrant as RoleGrantRow } from '../generated/prisma/client.ts';
import { type AccessRule, identityOf, unauthenticated } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { accountIsGone } from '../graphql/errors.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import { readEmailAddress } from '../platform/email-address.ts';
import type { Outcome } from '../platform/outcome.ts';
import type { AccountService, LoginCaller } from './account.service.ts';
import type { OpenSession } from './session/sessions.service.ts';
import {
  Account,
  LoginInput,
  LoginPayload,
  RegisterInput,
  RegisterPayload,
  RoleGrant,
  type SessionPayload,
  UpdateAccountInput,
  UpdateAccountPayload,
} from './account.types.ts';
import type { PasswordGuard } from './credentials/password-guard.ts';

interface Dependencies {
  accounts: AccountService;
  passwordGuard: PasswordGuard;
}

@Resolver(() => Account)
export class AccountResolver {
  readonly #accounts: AccountService;
  readonly #guard: PasswordGuard;

  constructor({ accounts, passwordGuard }: Dependencies) {
    this.#accounts = accounts;
    this.#guard = passwordGuard;
  }

  @Query(() => Account, { nullable: true, description: 'Anybody. The account of the caller; null without a login.' })
  async me(@Ctx() { identity, hasBadToken, loaders }: RequestContext): Promise<AccountRow | undefined> {
    if (hasBadToken) throw unauthenticated(hasBadToken);
    if (!identity) return undefined;
    const account = await loaders.load(this.#accounts.byId, identity.accountId);
    if (!account) throw accountIsGone();
    return account;
  }

  @Mutation(() => RegisterPayload, {
    description: [
      "Anybody. Makes an account and logs in. Called with a guest's login, the guest becomes the account, with its holds and",
      'bookings; the tokens of the guest end. Errors: InvalidInput, EmailTaken.',
    ].join('\n'),
  })
  async register(
    @Arg('input', () => RegisterInput) input: RegisterInput,
    @Ctx() context: RequestContext,
  ): Promise<RegisterPayload> {
    await this.#guard.limitHashes(context);
    const outcome = await this.#accounts.register(input, callerOf(context));
    if (!outcome) throw unauthenticated(true);
    await this.#guard.trust(context, outcome.value?.account.email);
    return toPayload(outcome);
  }

  @Mutation(() => LoginPayload, {
    description: [
      "Anybody. Called with a guest's login, the guest's holds and bookings go to the account.",
      'Errors: InvalidCredentials.',
    ].join('\n'),
  })
  async login(
    @Arg('input', () => LoginInput) input: LoginInput,
    @Ctx() context: RequestContext,
  ): Promise<LoginPayload> {
    const email = readEmailAddress(input.email) ?? input.email;
    return toPayload(await this.#guard.attempt(context, email, () => this.#accounts.login(input, callerOf(context))));
  }

  @Authorized<AccessRule>('Registered')
  @Mutation(() => UpdateAccountPayload, {
    description: "Registered. The caller's own account. Errors: InvalidInput, NotFound, StaleVersion.",
  })
  async updateAccount(
    @Arg('input', () => UpdateAccountInput) input: UpdateAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateAccountPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#accounts.update({ ...input, accountId });
    return { account: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => [RoleGrant], { description: 'What it may do beyond buying; empty for nearly all accounts.' })
  roles(@Root() { id }: AccountRow, @Ctx() { loaders }: RequestContext): Promise<RoleGrantRow[]> {
    return loaders.load(this.#accounts.grantsByAccountId, id);
  }
}

function callerOf({ identity, device }: RequestContext): LoginCaller {
  return { accountId: identity?.accountId, device };
}

/** Of a mutation that logs in. */
export function toPayload(outcome: Outcome<OpenSession>): SessionPayload {
  const session = outcome.value;
  return { account: session?.account ?? null, tokens: session ?? null, errors: errorsOf(outcome) };
}
