import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import type { AccountService } from '../account.service.ts';
import { ownAccount } from '../credentials/credentials.resolver.ts';
import type { PasswordGuard } from '../credentials/password-guard.ts';
import type { CloseAccount } from './close-account.service.ts';
import type { DataExports } from './data-exports.service.ts';
import { CloseAccountInput, CloseAccountPayload, ExportMyDataInput, ExportMyDataPayload } from './privacy.types.ts';

interface Services {
  accounts: AccountService;
  closeAccount: CloseAccount;
  dataExports: DataExports;
  passwordGuard: PasswordGuard;
}

@Resolver()
export class PrivacyResolver {
  readonly #services: Services;

  constructor({ accounts, closeAccount, dataExports, passwordGuard }: Services) {
    this.#services = { accounts, closeAccount, dataExports, passwordGuard };
  }

  @Authorized()
  @Mutation(() => ExportMyDataPayload, {
    description: 'Account. Everything kept about it, as JSON in a file. Errors: InvalidCredentials.',
  })
  async exportMyData(
    @Arg('input', () => ExportMyDataInput) { password = null }: ExportMyDataInput,
    @Ctx() context: RequestContext,
  ): Promise<ExportMyDataPayload> {
    const { accounts, dataExports, passwordGuard } = this.#services;
    const account = await ownAccount(accounts, context);
    const outcome = await passwordGuard.attempt(context, account.email, () => dataExports.offer(account, password));
    return { url: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized()
  @Mutation(() => CloseAccountPayload, {
    description: [
      'Account. Ends every session and deletes the person; roles and holds go. Bookings stay, without a name, for the books.',
      'Errors: InvalidCredentials, LastAdmin.',
    ].join('\n'),
  })
  async closeAccount(
    @Arg('input', () => CloseAccountInput) { password = null }: CloseAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseAccountPayload> {
    const { accounts, closeAccount, passwordGuard } = this.#services;
    const account = await ownAccount(accounts, context);
    const outcome = await passwordGuard.attempt(context, account.email, () => closeAccount.close(account, password));
    context.loaders.forget(context.callers.byId, account.id);
    context.loaders.forget(context.callers.grantsByAccountId, account.id);
    return { errors: errorsOf(outcome) };
  }
}
