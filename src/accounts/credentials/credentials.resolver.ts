import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Account as AccountRow } from '../../generated/prisma/client.ts';
import { type AccessRule, identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { accountIsGone } from '../../graphql/errors.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import { findRow } from '../../platform/batches.ts';
import type { RateLimiter } from '../../platform/redis/rate-limiter.ts';
import { toPayload } from '../account.resolver.ts';
import type { AccountService } from '../account.service.ts';
import { Account } from '../account.types.ts';
import {
  ChangeEmailInput,
  ChangeEmailPayload,
  ChangePasswordInput,
  ChangePasswordPayload,
  RequestEmailVerificationInput,
  RequestEmailVerificationPayload,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
  VerifyEmailInput,
  VerifyEmailPayload,
} from './credentials.types.ts';
import type { EmailVerification } from './email-verification.service.ts';
import type { PasswordChanges } from './password-changes.service.ts';
import type { PasswordGuard } from './password-guard.ts';

interface Services {
  accounts: AccountService;
  emailVerification: EmailVerification;
  passwordChanges: PasswordChanges;
  passwordGuard: PasswordGuard;
  mailRequests: RateLimiter;
}

@Resolver(() => Account)
export class CredentialsResolver {
  readonly #services: Services;

  constructor({ accounts, emailVerification, passwordChanges, passwordGuard, mailRequests }: Services) {
    this.#services = { accounts, emailVerification, passwordChanges, passwordGuard, mailRequests };
  }

  @FieldResolver(() => Boolean, { description: 'Whether a mail to `email` was answered; false without an address.' })
  emailVerified(@Root() { emailVerifiedAt }: AccountRow): boolean {
    return emailVerifiedAt !== null;
  }

  @Authorized<AccessRule>('Registered')
  @Mutation(() => ChangePasswordPayload, {
    description: 'Registered. Ends every other session. A mail tells of it. Errors: InvalidInput, InvalidCredentials.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangePasswordPayload> {
    const { sessionId } = identityOf(context);
    const { accounts, passwordChanges, passwordGuard } = this.#services;
    const account = await ownAccount(accounts, context);
    const outcome = await passwordGuard.attempt(context, account.email, () =>
      passwordChanges.change(account, { ...input, sessionId }),
    );
    context.loaders.forget(context.callers.byId, account.id);
    // Those of an administrator count from now on.
    context.loaders.forget(context.callers.grantsByAccountId, account.id);
    return { account: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('Registered')
  @Mutation(() => ChangeEmailPayload, {
    description: [
      'Registered. The address changes once the mail to the new one is answered with verifyEmail. A mail tells the old one.',
      'Errors: InvalidInput, InvalidCredentials.',
    ].join('\n'),
  })
  async changeEmail(
    @Arg('input', () => ChangeEmailInput) input: ChangeEmailInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangeEmailPayload> {
    const { accounts, emailVerification, passwordGuard } = this.#services;
    const account = await ownAccount(accounts, context);
    const outcome = await passwordGuard.attempt(context, account.email, () => emailVerification.change(account, input));
    return { account: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Mutation(() => RequestEmailVerificationPayload, {
    description: [
      'Anybody. Sends the mail again to an address that is not verified, or that changeEmail waits for: at most 5 an hour. The',
      'answer is the same for any address. No errors.',
    ].join('\n'),
  })
  async requestEmailVerification(
    @Arg('input', () => RequestEmailVerificationInput) input: RequestEmailVerificationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestEmailVerificationPayload> {
    if (await this.#mayAskForMails(context)) await this.#services.emailVerification.request(input);
    return { errors: [] };
  }

  @Mutation(() => VerifyEmailPayload, {
    description: [
      'Anybody, by the token of a mail. Bookings that guests made with the address become those of the account.',
      'Errors: InvalidToken, EmailTaken.',
    ].join('\n'),
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput) { token }: VerifyEmailInput,
    @Ctx() context: RequestContext,
  ): Promise<VerifyEmailPayload> {
    const outcome = await this.#services.emailVerification.verify(token);
    await this.#services.passwordGuard.trust(context, outcome.value?.email);
    return { account: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description: [
      'Anybody. Sends a mail when there is an account with the address: at most 5 an hour. The answer is the same when there is',
      'none. No errors.',
    ].join('\n'),
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput) input: RequestPasswordResetInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPasswordResetPayload> {
    if (await this.#mayAskForMails(context)) await this.#services.passwordChanges.requestReset(input);
    return { errors: [] };
  }

  @Mutation(() => ResetPasswordPayload, {
    description: [
      'Anybody, by the token of a mail. Ends every session, then logs in; the address counts as verified. A password that is',
      'refused does not use the token up. Errors: InvalidInput, InvalidToken.',
    ].join('\n'),
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<ResetPasswordPayload> {
    const { passwordChanges, passwordGuard } = this.#services;
    await passwordGuard.limitHashes(context);
    const outcome = await passwordChanges.reset({ ...input, device: context.device });
    await passwordGuard.trust(context, outcome.value?.account.email);
    return toPayload(outcome);
  }

  /** Not told: whether a mail was sent is nothing that a stranger should learn. */
  async #mayAskForMails({ ip }: RequestContext): Promise<boolean> {
    return (await this.#services.mailRequests.consume(ip)) === 0;
  }
}

/** The caller's, as it is now: an earlier mutation of the request may have changed its password. */
export async function ownAccount({ byId }: Pick<AccountService, 'byId'>, context: RequestContext): Promise<AccountRow> {
  const account = await findRow(byId, identityOf(context).accountId);
  if (!account) throw accountIsGone();
  return account;
}
